package dev.contactenricher.tenant;

import dev.contactenricher.crypto.KeyedHash;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which entries of the address book this service wrote: only these may it remove. */
@Repository
class BookEntries {

    /** CXone may take ids for numbers, so they have 15 digits and no zero in front. */
    private static final long FIRST = 100_000_000_000_000L;

    private static final String WRITE = """
            INSERT INTO tenant_book_entry (external_id, person_id) VALUES (?, ?)
            ON CONFLICT (external_id) DO UPDATE SET person_id = excluded.person_id
            """;
    private static final String OF = "SELECT external_id FROM tenant_book_entry WHERE person_id IN (:persons)";
    private static final String FORGET = "DELETE FROM tenant_book_entry WHERE external_id = ?";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    BookEntries(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    String idOf(String personId) {
        long number = ByteBuffer.wrap(hash.of("address-book", personId)).getLong();
        return String.valueOf(FIRST + Math.floorMod(number, 9 * FIRST));
    }

    /** Before it is sent, as the answer may be lost. */
    @Transactional
    public void writing(String personId) {
        jdbc.sql(WRITE).params(idOf(personId), personId).update();
    }

    List<String> of(Collection<String> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql(OF).param("persons", persons).query(String.class).list();
    }

    @Transactional
    public void removed(String externalId) {
        jdbc.sql(FORGET).param(externalId).update();
    }
}
