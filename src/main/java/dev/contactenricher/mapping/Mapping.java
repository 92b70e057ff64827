package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Dropped;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.mapping.Target.Opened;
import dev.contactenricher.mapping.Target.OptOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the columns of an export are to be read. What it does not name are fields of a contact by their own names, whatever
 * case and signs these are written with, and all others go on as they are. Thread-safe.
 */
public final class Mapping {

    private static final String OPT_OUT = "!";
    private static final String CONSTANT = "=";
    private static final String ANY = "*";

    /** Behind whatever the mapping names outright. */
    private static final int WITHOUT_BEGINNING = 1_000;

    /** Behind whatever the mapping names. */
    private static final int OWN_NAME = 1_000_000;

    private final Map<String, Target> sources = new HashMap<>();
    private final Map<String, Target> beginnings = new LinkedHashMap<>();
    private final Map<String, Target> endings = new LinkedHashMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();

    private Mapping(Map<String, String> rules) {
        rules.forEach((source, rule) -> {
            if (rule.startsWith(CONSTANT)) {
                constants.put(FieldNames.fieldOrSame(source), rule.substring(CONSTANT.length()));
            } else if (source.endsWith(ANY)) {
                beginnings.put(FieldNames.bare(source), target(rule, beginnings.size()));
            } else if (source.startsWith(ANY)) {
                endings.put(FieldNames.bare(source), target(rule, endings.size()));
            } else {
                sources.put(FieldNames.bare(source), target(rule, sources.size()));
            }
        });
    }

    /** Only fields by their own names. */
    public static Mapping plain() {
        return new Mapping(Map.of());
    }

    /**
     * @param rules by source, in the order in which sources of one field come before each other: a field; {@code
     *     !consent_to_email} for an opt-out; empty to drop the column; or by field, {@code =value} for what is said where
     *     the contact says nothing. A source that ends in {@code *} stands for all that begin so, and one that begins with
     *     it for all that end so. The rule {@code *} opens an object whose members stand in the contact itself, and of a
     *     beginning it says that what follows is the source
     */
    static Mapping of(Map<String, String> rules) {
        return new Mapping(rules);
    }

    /** The columns of a file. */
    public Columns columns(List<String> header) {
        return new Columns(this, header);
    }

    /** A contact with its fields renamed, and its flags read as files write them; any other JSON as it is. */
    public JsonNode contact(JsonNode contact) {
        if (!contact.isObject()) {
            return contact;
        }
        var assembly = new Assembly();
        contact.forEachEntry((name, value) -> {
            Target target = target(name);
            if (target instanceof Opened && value.isObject()) {
                value.forEachEntry((member, held) -> assembly.put(target(member), member, valueOf(held)));
            } else {
                assembly.put(target, name, value);
            }
        });
        return assembly.with(constants);
    }

    /** What is opened may hold each value with its history. */
    private static JsonNode valueOf(JsonNode held) {
        JsonNode value = held.get("value");
        return value == null ? held : value;
    }

    ObjectNode finished(Assembly assembly) {
        return assembly.with(constants);
    }

    Target target(String name) {
        String bare = FieldNames.bare(name);
        Target named = named(bare);
        if (named != null) {
            return named;
        }
        String field = FieldNames.field(bare);
        return new Field(field == null ? name : field, OWN_NAME);
    }

    private @Nullable Target named(String bare) {
        Target target = sources.get(bare);
        if (target != null) {
            return target;
        }
        for (Map.Entry<String, Target> beginning : beginnings.entrySet()) {
            if (bare.startsWith(beginning.getKey())) {
                Target found = beginning.getValue() instanceof Opened
                        ? behind(sources.get(bare.substring(beginning.getKey().length())))
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
        return target instanceof Field(String name, int rank) ? new Field(name, rank + WITHOUT_BEGINNING) : target;
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

    @Override
    public String toString() {
        return "Mapping[" + sources.size() + "]";
    }
}
