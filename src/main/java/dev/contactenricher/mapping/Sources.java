package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Dropped;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.mapping.Target.Opened;
import dev.contactenricher.mapping.Target.OptOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a mapping names: whole names, beginnings and ends of them, by their bare names. */
final class Sources {

    private static final String OPT_OUT = "!";
    private static final String ANY = "*";

    /** Behind whatever the mapping names outright. */
    private static final int WITHOUT_BEGINNING = 1_000;

    private final Map<String, Target> whole = new HashMap<>();
    private final Map<String, Target> beginnings = new LinkedHashMap<>();
    private final Map<String, Target> endings = new LinkedHashMap<>();

    /** Those put earlier come before others of the same field; of two writings of one name the first counts. */
    void put(String source, String rule) {
        var named = source.endsWith(ANY) ? beginnings : source.startsWith(ANY) ? endings : whole;
        named.putIfAbsent(FieldNames.bare(source), target(rule, named.size()));
    }

    int size() {
        return whole.size();
    }

    /** What the mapping says of the source of this bare name. */
    @Nullable Target find(String bare) {
        Target target = whole.get(bare);
        if (target != null) {
            return target;
        }
        for (Map.Entry<String, Target> beginning : beginnings.entrySet()) {
            if (bare.startsWith(beginning.getKey())) {
                Target found = beginning.getValue() instanceof Opened
                        ? behind(whole.get(bare.substring(beginning.getKey().length())))
                        : beginning.getValue();
                if (found != null) {
                    return found;
                }
            }
        }
        return endings.entrySet().stream()
                .filter(ending -> bare.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Target behind(@Nullable Target target) {
        return target instanceof Field field ? new Field(field.name(), field.rank() + WITHOUT_BEGINNING) : target;
    }

    private static Target target(String rule, int rank) {
        String name = rule.strip();
        if (name.isEmpty()) {
            return new Dropped();
        } else if (name.equals(ANY)) {
            return new Opened();
        }
        return name.startsWith(OPT_OUT)
                ? new OptOut(FieldNames.fieldOrSame(name.substring(OPT_OUT.length())))
                : new Field(FieldNames.fieldOrSame(name), rank);
    }
}
