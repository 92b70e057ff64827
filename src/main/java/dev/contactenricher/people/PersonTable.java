package dev.contactenricher.people;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;
import static java.util.Objects.requireNonNull;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.KeyLists;
import dev.contactenricher.store.RowInsert;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of persons. One that turned out to be another one stays, so that its id leads to that one. */
@Repository
public class PersonTable {

    private static final RowInsert INSERT = new RowInsert("""
            INSERT INTO person (id, email_hash, email_identifies, content_hash, created_at, seen_at, admitted)
            %s
            """, TEXT, BYTEA, INTEGER, BYTEA, BIGINT, BIGINT, INTEGER);
    private static final String LEARN_EMAIL = """
            UPDATE person SET email_hash = ?, email_identifies = ? WHERE id = ?
            """;
    private static final String SEE = """
            UPDATE person SET seen_at = ? WHERE id = ?
            """;
    private static final String ADMIT = """
            UPDATE person SET admitted = 1 WHERE admitted = 0 AND id IN (%s)
            """;
    private static final String TURN_AWAY = """
            UPDATE person SET admitted = 0 WHERE id IN (%s)
            """;
    private static final String ADD_EMAIL = """
            INSERT INTO person_email (email_hash, person_id) VALUES (?, ?)
            ON CONFLICT (email_hash) DO NOTHING
            """;
    private static final String KEEP_EMAIL = """
            INSERT INTO person_email (email_hash, person_id)
            SELECT email_hash, CAST(? AS TEXT) FROM person WHERE id = ? AND email_identifies = 1
            ON CONFLICT (email_hash) DO NOTHING
            """;
    private static final String GIVE_EMAILS = """
            UPDATE person_email SET person_id = ? WHERE person_id = ?
            """;
    private static final String DELETE_EMAILS = """
            DELETE FROM person_email WHERE person_id IN (%s)
            """;
    private static final String JOIN = """
            UPDATE person SET absorbed_by = ?, email_hash = NULL, email_identifies = 0 WHERE id = ? OR absorbed_by = ?
            """;
    private static final String IDS_BY_EMAIL = """
            SELECT id FROM person WHERE email_hash = ?
             UNION
            SELECT person_id FROM person_email WHERE email_hash = ?
             UNION
            SELECT person_id FROM person_alias WHERE phone_hash = ?
            """;
    private static final String IS_KNOWN = "SELECT id FROM person WHERE id = ?";
    private static final String JOINED = """
            SELECT id FROM person WHERE absorbed_by IN (%s)
            """;
    private static final String OWN_EMAIL = """
            SELECT email_hash FROM person WHERE id = ? AND email_identifies = 1
             UNION
            SELECT email_hash FROM person_email WHERE person_id = ?
            """;
    private static final String GATE = """
            SELECT id FROM person_gate WHERE id = 1
            """;
    private static final RowInsert CLAIM = new RowInsert("INSERT INTO person_claim (key) %s", BIGINT);
    private static final String UNCLAIM = "DELETE FROM person_claim WHERE key IN (%s)";
    private static final String DELETE = """
            DELETE FROM person WHERE id IN (%s)
            """;

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    PersonTable(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /**
     * Adds persons, let through unless they are {@link #turnAway turned away}, as few are.
     *
     * @throws ConcurrencyFailureException when another transaction added the owner of one of their e-mails meanwhile
     */
    void insert(List<Recognized> persons, Instant now) {
        if (persons.isEmpty()) {
            return;
        }
        try {
            INSERT.add(jdbc, persons.stream().map(person -> row(person, now)).toList());
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("Another transaction added the same person", e);
        }
    }

    private static @Nullable Object[] row(Recognized person, Instant now) {
        Recognized.Email email = person.learnt().email();
        return new @Nullable Object[] {
            person.id(),
            email == null ? null : email.hash(),
            email == null ? 0 : email.kind().code(),
            person.learnt().content(),
            now.toEpochMilli(),
            now.toEpochMilli(),
            1
        };
    }

    /**
     * Adds the e-mails that were not known of these persons yet, and locks them.
     *
     * @throws ConcurrencyFailureException when another transaction did so for another person meanwhile
     */
    void learn(List<Recognized> persons, Instant now) {
        if (persons.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(SEE, persons, 1000, (row, person) -> {
            row.setLong(1, now.toEpochMilli());
            row.setString(2, person.id());
        });
        List<Recognized> withEmail = persons.stream()
                .filter(person -> person.learnt().email() != null)
                .toList();
        try {
            jdbc.batchUpdate(LEARN_EMAIL, withEmail, 1000, (row, person) -> {
                Recognized.Email email = requireNonNull(person.learnt().email());
                row.setBytes(1, email.hash());
                row.setInt(2, email.kind().code());
                row.setString(3, person.id());
            });
        } catch (DuplicateKeyException e) {
            throw new ConcurrencyFailureException("Another transaction added the same person", e);
        }
    }

    /** Adds further e-mails of theirs. */
    void addEmails(List<Recognized> persons) {
        List<Object[]> emails = persons.stream()
                .flatMap(person ->
                        person.learnt().otherEmails().stream().map(email -> new Object[] {email, person.id()}))
                .toList();
        if (!emails.isEmpty()) {
            jdbc.batchUpdate(ADD_EMAIL, emails);
        }
    }

    /** Notes that something of these persons was let through. */
    void admit(Collection<String> ids) {
        KeyLists.update(jdbc, ADMIT, ids);
    }

    /** Notes that nothing of these persons was let through. */
    void turnAway(Collection<String> ids) {
        KeyLists.update(jdbc, TURN_AWAY, ids);
    }

    /** Lets one person stand for another from now on. */
    void join(String into, String joined) {
        jdbc.update(KEEP_EMAIL, into, joined);
        jdbc.update(GIVE_EMAILS, into, joined);
        jdbc.update(JOIN, into, joined, joined);
    }

    List<String> idsByEmail(byte[] hash) {
        return jdbc.queryForList(IDS_BY_EMAIL, String.class, hash, hash, hash);
    }

    /** The ids for which these persons stand, too. */
    List<String> joined(Collection<String> ids) {
        return KeyLists.query(jdbc, JOINED, ids, (row, n) -> row.getString(1));
    }

    /** The hashes of the e-mails that are this person's own. */
    List<byte[]> ownEmail(String id) {
        return jdbc.query(OWN_EMAIL, (row, n) -> row.getBytes(1), id, id);
    }

    /** Shares the gate with all other transactions that do, until this one ends; {@link #lock} waits for them. */
    void share() {
        jdbc.queryForList(GATE + dialect.forShare());
    }

    /**
     * Waits, on PostgreSQL, for other transactions that claimed one of these keys, and lets later ones wait for this
     * one. A claim is a row that is deleted again at once: a transaction that adds the same waits nevertheless, and
     * nothing stays.
     */
    void claim(List<byte[]> keys) {
        // in one order for all, so that they wait for each other instead of deadlock; that two are alike does no harm
        List<Long> sorted = keys.stream()
                .map(key -> ByteBuffer.wrap(key).getLong())
                .distinct()
                .sorted()
                .toList();
        CLAIM.add(jdbc, sorted.stream().map(key -> new @Nullable Object[] {key}).toList());
        KeyLists.update(jdbc, UNCLAIM, sorted);
    }

    /** Waits for all that {@link #share} the gate, and holds it alone until this transaction ends. */
    void lock() {
        dialect.promiseToBeQuick();
        dialect.lockAlone("person_gate");
    }

    boolean isKnown(String id) {
        return !jdbc.queryForList(IS_KNOWN, id).isEmpty();
    }

    void delete(Collection<String> ids) {
        KeyLists.update(jdbc, DELETE_EMAILS, ids);
        KeyLists.update(jdbc, DELETE, ids);
    }
}
