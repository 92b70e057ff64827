package dev.contactenricher.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers an entry's details; what is null or an empty list is left out. */
final class Details {

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Details() {}

    static Details of(String name, @Nullable Object value) {
        return new Details().with(name, value);
    }

    /** Details of one contact of a job. */
    static Details ofContact(String jobId, int index) {
        return of("job_id", jobId).with("index", index);
    }

    Details with(String name, @Nullable Object value) {
        if (value instanceof Collection<?> list) {
            if (!list.isEmpty()) {
                values.put(name, List.copyOf(list));
            }
        } else if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return values;
    }
}
