package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Dropped;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.mapping.Target.OptOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the columns of an export are to be read. What it does not name are fields of a contact by their own names, whatever
 * case and signs these are written with, and all others go on as they are. Thread-safe.
 */
public final class Mapping {

    private static final String OPT_OUT = "!";
    private static final String CONSTANT = "=";
    private static final String ANY_END = "*";

    /** Behind whatever the mapping names. */
    private static final int OWN_NAME = 1_000_000;

    private final Map<String, Target> sources = new HashMap<>();
    private final Map<String, Target> beginnings = new TreeMap<>();
    private final Map<String, String> constants = new LinkedHashMap<>();

    private Mapping(Map<String, String> rules) {
        rules.forEach((source, rule) -> {
            if (rule.startsWith(CONSTANT)) {
                constants.put(FieldNames.fieldOrSame(source), rule.substring(CONSTANT.length()));
            } else if (source.endsWith(ANY_END)) {
                beginnings.put(FieldNames.bare(source), target(rule, beginnings.size()));
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
     *     the contact says nothing. A source that ends in {@code *} stands for all that begin so
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
        contact.forEachEntry((name, value) -> assembly.put(target(name), name, value));
        return assembly.with(constants);
    }

    ObjectNode finished(Assembly assembly) {
        return assembly.with(constants);
    }

    Target target(String name) {
        String bare = FieldNames.bare(name);
        Target target = sources.get(bare);
        if (target != null) {
            return target;
        }
        for (Map.Entry<String, Target> beginning : beginnings.entrySet()) {
            if (bare.startsWith(beginning.getKey())) {
                return beginning.getValue();
            }
        }
        String field = FieldNames.field(bare);
        return new Field(field == null ? name : field, OWN_NAME);
    }

    private static Target target(String rule, int rank) {
        String name = rule.strip();
        if (name.isEmpty()) {
            return new Dropped();
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
