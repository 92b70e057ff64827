package dev.contactenricher.tenant;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which card was written for which person, encrypted: a refusal that names a number has to reach the card that was
 * found by an address.
 */
@Repository
class CardHolders {

    private static final String KEEP = """
            INSERT INTO tenant_card (person_id, card_id, card_hash, seen_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET card_id = excluded.card_id, card_hash = excluded.card_hash,
                seen_at = excluded.seen_at
            """;
    private static final String IS_OTHERS = "SELECT COUNT(*) FROM tenant_card WHERE card_hash = ? AND person_id <> ?";
    private static final String FIND = "SELECT card_id FROM tenant_card WHERE person_id = ?";
    private static final String FORGET = "DELETE FROM tenant_card WHERE person_id IN (:persons)";
    private static final String PURGE = """
            DELETE FROM tenant_card WHERE person_id IN (
                SELECT person_id FROM tenant_card WHERE seen_at < ? LIMIT 1000)
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
            jdbc.sql(KEEP)
                    .params(personId, vault.encrypt(card.id()), hashed(card), dialect.millis())
                    .update();
        }
    }

    /** Whether it was written for another person. */
    boolean isOthers(Card card, String personId) {
        return jdbc.sql(IS_OTHERS)
                        .params(hashed(card), personId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String hashed(Card card) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash.of("card", card.id()), BYTES));
    }

    Optional<String> cardOf(String personId) {
        return jdbc.sql(FIND).param(personId).query(byte[].class).optional().map(vault::decrypt);
    }

    List<String> cardsOf(List<String> personIds) {
        var cards = new ArrayList<String>();
        personIds.forEach(person -> cardOf(person).ifPresent(cards::add));
        return cards;
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
