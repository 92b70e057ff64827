package dev.contactenricher.tenant;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which cards were written for which person, encrypted: a refusal that names a number has to reach the card that was
 * found by an address. Where another card is written from now on, or two persons turn out to be one, the former one stays
 * known, as what was written to it may have to be taken back.
 */
@Repository
class CardHolders {

    private static final String KEEP = """
            INSERT INTO tenant_card (person_id, card_id, card_hash, seen_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id, card_hash) DO UPDATE SET card_id = excluded.card_id, former = 0,
                seen_at = excluded.seen_at
            """;
    private static final String REPLACE =
            "UPDATE tenant_card SET former = 1 WHERE person_id = ? AND former = 0 AND card_hash <> ?";
    private static final String IS_OTHERS = "SELECT COUNT(*) FROM tenant_card WHERE card_hash = ? AND person_id <> ?";
    private static final String FIND =
            "SELECT card_id FROM tenant_card WHERE person_id = ? ORDER BY former, seen_at DESC, card_hash";
    private static final String GIVE = """
            INSERT INTO tenant_card (person_id, card_id, card_hash, former, seen_at)
            SELECT :to, card_id, card_hash, 1, seen_at FROM tenant_card WHERE person_id IN (:persons)
            ON CONFLICT (person_id, card_hash) DO NOTHING
            """;
    private static final String FORGET = "DELETE FROM tenant_card WHERE person_id IN (:persons)";
    private static final String RELEASE = "DELETE FROM tenant_card WHERE person_id = ? AND card_hash = ?";
    private static final String PURGE = """
            DELETE FROM tenant_card WHERE (person_id, card_hash) IN (
                SELECT person_id, card_hash FROM tenant_card WHERE seen_at < ? LIMIT 1000)
            """;

    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;
    private final People people;
    private final Dialect dialect;

    CardHolders(JdbcClient jdbc, Vault vault, KeyedHash hash, People people, Dialect dialect) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
        this.people = people;
        this.dialect = dialect;
    }

    /** Before it is written, as the answer may be lost; nothing is kept of a person that was erased meanwhile. */
    @Transactional
    public void keep(String personId, Card card) {
        if (people.stays(personId)) {
            String hashed = hashed(card.id());
            jdbc.sql(REPLACE).params(personId, hashed).update();
            jdbc.sql(KEEP)
                    .params(personId, vault.encrypt(card.id()), hashed, dialect.millis())
                    .update();
        }
    }

    /** Whether it was written for another person. */
    boolean isOthers(Card card, String personId) {
        return jdbc.sql(IS_OTHERS)
                        .params(hashed(card.id()), personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether that person never came under a name which the card may bear; the names of contacts are not kept. */
    boolean isNamedOtherwise(String personId, Card card) {
        return people.isNamedOtherwise(personId, card.names());
    }

    private String hashed(String cardId) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash.of("card", cardId), BYTES));
    }

    /** The ids of its cards: first the one that is written, then former ones. */
    List<String> writtenFor(String personId) {
        return jdbc.sql(FIND).param(personId).query(byte[].class).list().stream()
                .map(vault::decrypt)
                .toList();
    }

    List<String> cardsOf(List<String> personIds) {
        return personIds.stream().flatMap(person -> writtenFor(person).stream()).toList();
    }

    /** Cards of some persons are former ones of another from now on. */
    void give(Collection<String> from, String to) {
        if (!from.isEmpty()) {
            jdbc.sql(GIVE).param("to", to).param("persons", from).update();
            forget(from);
        }
    }

    /** That card is not the person's, or not there any more. */
    @Transactional
    public void release(String personId, String cardId) {
        jdbc.sql(RELEASE).params(personId, hashed(cardId)).update();
    }

    @Transactional
    public void forget(Collection<String> persons) {
        if (!persons.isEmpty()) {
            jdbc.sql(FORGET).param("persons", persons).update();
        }
    }

    int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
