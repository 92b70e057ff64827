package dev.contactenricher.tenant;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Dialect;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
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

    /** An entry may be on its way for so long, whatever becomes of this process. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(10);

    private static final String WRITE = """
            INSERT INTO tenant_book_entry (book_id, external_id, person_id, writing_until) VALUES (?, ?, ?, ?)
            ON CONFLICT (book_id, external_id) DO UPDATE SET person_id = excluded.person_id,
                writing_until = excluded.writing_until
            """;
    private static final String WRITTEN =
            "UPDATE tenant_book_entry SET writing_until = 0 WHERE book_id = :book AND person_id IN (:persons)";
    private static final String OF = """
            SELECT book_id, external_id FROM tenant_book_entry WHERE person_id IN (:persons)
             ORDER BY book_id, external_id
            """;
    private static final String REMOVED =
            "DELETE FROM tenant_book_entry WHERE book_id = ? AND external_id = ? AND writing_until <= ?";
    private static final String IS_THERE =
            "SELECT COUNT(*) FROM tenant_book_entry WHERE book_id = ? AND external_id = ?";

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final People people;
    private final Dialect dialect;

    BookEntries(JdbcClient jdbc, KeyedHash hash, People people, Dialect dialect) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.people = people;
        this.dialect = dialect;
    }

    /**
     * An entry that this service wrote.
     *
     * @param book its id; empty where an earlier release wrote it, to the only book there was
     */
    record Entry(String book, String externalId) {

        static Entry of(String text) {
            int slash = text.lastIndexOf('/');
            return new Entry(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
        }

        String text() {
            return book + "/" + externalId;
        }
    }

    String idOf(String personId) {
        long number = ByteBuffer.wrap(hash.of("address-book", personId)).getLong();
        return String.valueOf(FIRST + Math.floorMod(number, 9 * FIRST));
    }

    /**
     * Before it is sent, as the answer may be lost.
     *
     * @return false when the person was erased, so that nothing of them may be written any more
     */
    @Transactional
    public boolean writing(String book, String personId) {
        if (!people.stays(personId)) {
            return false;
        }
        Instant until = dialect.instant().plus(ON_ITS_WAY);
        jdbc.sql(WRITE)
                .params(book, idOf(personId), personId, until.toEpochMilli())
                .update();
        return true;
    }

    /** Nothing of them is on its way any more. */
    @Transactional
    public void written(String book, Collection<String> persons) {
        if (!persons.isEmpty()) {
            jdbc.sql(WRITTEN).param("book", book).param("persons", persons).update();
        }
    }

    List<Entry> of(Collection<String> persons) {
        return persons.isEmpty()
                ? List.of()
                : jdbc.sql(OF)
                        .param("persons", persons)
                        .query((row, number) -> new Entry(row.getString("book_id"), row.getString("external_id")))
                        .list();
    }

    /** CXone does not have it any more. While it may be on its way there again it is still remembered. */
    @Transactional
    public void removed(Entry entry) {
        jdbc.sql(REMOVED)
                .params(entry.book(), entry.externalId(), dialect.millis())
                .update();
    }

    boolean isThere(Entry entry) {
        return jdbc.sql(IS_THERE)
                        .params(entry.book(), entry.externalId())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
