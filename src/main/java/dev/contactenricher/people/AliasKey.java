package dev.contactenricher.people;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A key of an alias that several persons may come with, and what is asked of its columns in {@code person_alias}. */
enum AliasKey {
    /** Of a phone, or of a mailbox that is shared. */
    PHONE("phone_hash", "phone_identifies", Recognized.Alias::phone),
    CRM_ID("crm_hash", "crm_identifies", Recognized.Alias::crmId);

    private static final String SHARED = """
            WITH asked (hash) AS (VALUES %%s)
            SELECT hash FROM asked WHERE EXISTS (
                SELECT 1 FROM person_alias p WHERE p.%1$s = asked.hash AND p.%2$s = 0)
            """;
    private static final String SHARE = """
            UPDATE person_alias SET %2$s = 0 WHERE %2$s = 1 AND %1$s IN (%%s)
            """;
    private static final String ADD_UNLESS_KNOWN = """
            INSERT INTO person_alias (person_id, name_hash, %1$s, %2$s)
            SELECT CAST(? AS TEXT), ?, ?, ? WHERE NOT EXISTS (
                SELECT 1 FROM person_alias p WHERE p.person_id = CAST(? AS TEXT) AND p.name_hash = ? AND p.%1$s = ?)
            """;
    private static final String DROP_KNOWN = """
            UPDATE person_alias SET %1$s = NULL, %2$s = NULL
             WHERE person_id = ? AND %1$s IS NOT NULL AND EXISTS (
                SELECT 1 FROM person_alias p
                 WHERE p.person_id = ? AND p.name_hash = person_alias.name_hash AND p.%1$s = person_alias.%1$s)
            """;

    private final String shared;
    private final String share;
    private final String addUnlessKnown;
    private final String dropKnown;
    private final Function<Recognized.Alias, Recognized.@Nullable Key> of;

    AliasKey(String hash, String identifies, Function<Recognized.Alias, Recognized.@Nullable Key> of) {
        this.shared = SHARED.formatted(hash, identifies);
        this.share = SHARE.formatted(hash, identifies);
        this.addUnlessKnown = ADD_UNLESS_KNOWN.formatted(hash, identifies);
        this.dropKnown = DROP_KNOWN.formatted(hash, identifies);
        this.of = of;
    }

    /** Finds those of a list of keys that are shared. */
    String shared() {
        return shared;
    }

    /** Marks a list of keys as shared. */
    String share() {
        return share;
    }

    /** Adds a key of a person with a name; see {@link #rows}. */
    String addUnlessKnown() {
        return addUnlessKnown;
    }

    /** Takes from one person what another one has with the same names. */
    String dropKnown() {
        return dropKnown;
    }

    /** The person's keys of this kind, each as {@link #addUnlessKnown} takes it. */
    Stream<Object[]> rows(Recognized person) {
        return person.learnt().aliases().stream().mapMulti((alias, rows) -> {
            Recognized.Key key = of.apply(alias);
            if (key != null) {
                rows.accept(new Object[] {
                    person.id(),
                    alias.name(),
                    key.hash(),
                    key.identifiesAsNumber(),
                    person.id(),
                    alias.name(),
                    key.hash()
                });
            }
        });
    }
}
