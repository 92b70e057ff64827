package dev.contactenricher.mapping;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.mapping.Target.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the columns of an export are to be read. What it does not name are fields of a contact by their own names, whatever
 * case and signs these are written with, and all others go on as they are. Thread-safe.
 */
public final class Mapping {

    private static final String CONSTANT = "=";

    /** Behind whatever the mapping names. */
    private static final int OWN_NAME = 1_000_000;

    private final Sources sources = new Sources();
    private final Map<String, String> constants = new LinkedHashMap<>();

    private Mapping(Map<String, String> rules) {
        rules.forEach((source, rule) -> {
            if (rule.startsWith(CONSTANT)) {
                constants.put(FieldNames.fieldOrSame(source), rule.substring(CONSTANT.length()));
            } else {
                sources.put(source, rule);
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

    /** The contacts of a batch of JSON. */
    public MappedContacts contacts() {
        return new MappedContacts(this);
    }

    ObjectNode finished(Assembly assembly) {
        return assembly.with(constants);
    }

    Target target(String name) {
        String bare = FieldNames.bare(name);
        Target named = sources.find(bare);
        if (named != null) {
            return named;
        }
        String field = FieldNames.field(bare);
        if (field != null || AddressFields.inContact(name) != null) {
            return new Field(field == null ? name : field, OWN_NAME);
        }
        Target overheard = OptOutColumns.find(name);
        if (overheard != null) {
            return overheard;
        }
        Place place = CountryColumns.find(name);
        return place == null ? new Field(name, OWN_NAME) : place;
    }

    @Override
    public String toString() {
        return "Mapping[" + sources.size() + "]";
    }
}
