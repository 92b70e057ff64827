package dev.contactenricher.audit;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers an entry's details, by closed names; what is null or an empty list is left out. */
public final class Details {

    private final Map<Detail, Object> values = new EnumMap<>(Detail.class);

    private Details() {}

    static Details none() {
        return new Details();
    }

    public static Details of(Detail name, @Nullable Object value) {
        return none().with(name, value);
    }

    /** Details of one contact of a job. */
    public static Details ofContact(String jobId, int index) {
        return of(Detail.JOB_ID, jobId).with(Detail.INDEX, index);
    }

    public Details with(Detail name, @Nullable Object value) {
        if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
            values.put(name, name.admit(value));
        }
        return this;
    }

    Set<Detail> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The job that they are about, if they are about one. */
    @Nullable String jobId() {
        return (String) values.get(Detail.JOB_ID);
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> map.put(name.word(), value));
        return map;
    }
}
