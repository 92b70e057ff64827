package dev.contactenricher.tenant;

import dev.contactenricher.crypto.Vault;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be done at CXone for persons that are forgotten here: durable, each until it is done. */
@Repository
class Chores {

    private static final String ADD = """
            INSERT INTO tenant_chore (id, kind, subject, receipt_id, added_at, next_at, tries) VALUES (?, ?, ?, ?, ?, ?, 0)
            """;
    private static final String DUE = """
            SELECT id, kind, subject, receipt_id, added_at, tries FROM tenant_chore WHERE next_at <= ?
             ORDER BY next_at, id LIMIT 20
            """;
    private static final String TAKE = "UPDATE tenant_chore SET next_at = ? WHERE id = ? AND next_at <= ?";
    private static final String LATER = "UPDATE tenant_chore SET next_at = ?, tries = tries + 1 WHERE id = ?";
    private static final String END = "DELETE FROM tenant_chore WHERE id = ?";

    private static final String MOVE = "UPDATE tenant_chore SET next_at = next_at - ?";

    /** Hardly a try lasts longer, with all that its call may wait for. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    Chores(JdbcClient jdbc, Vault vault, Dialect dialect, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.dialect = dialect;
        this.events = events;
    }

    enum Kind {
        /** Forward an erasure by an e-mail address. */
        ERASE_EMAIL,
        /** Forward an erasure by a phone number. */
        ERASE_PHONE,
        /** Remove an entry of an address book. */
        REMOVE_ENTRY
    }

    /** For a chore that no wish waits for. */
    static final String NO_RECEIPT = "";

    /**
     * Something to be done.
     *
     * @param subject an address, a number, or an {@link BookEntries.Entry}
     * @param receiptId of the wish that it settles, or {@link #NO_RECEIPT}
     * @param addedAt since when it is tried
     */
    record Chore(String id, Kind kind, String subject, String receiptId, Instant addedAt, int tries) {

        @Override
        public String toString() {
            return "Chore[" + kind + "]";
        }
    }

    void add(Kind kind, String subject, String receiptId) {
        Instant now = dialect.instant();
        jdbc.sql(ADD)
                .params(
                        Ids.random(),
                        kind.name(),
                        vault.encrypt(subject),
                        receiptId,
                        now.toEpochMilli(),
                        now.toEpochMilli())
                .update();
    }

    List<Chore> due() {
        return jdbc.sql(DUE)
                .param(dialect.millis())
                .query((row, number) -> new Chore(
                        row.getString("id"),
                        Kind.valueOf(row.getString("kind")),
                        vault.decrypt(row.getBytes("subject")),
                        row.getString("receipt_id"),
                        Instant.ofEpochMilli(row.getLong("added_at")),
                        row.getInt("tries")))
                .list();
    }

    /** False when another replica is at it, or has done it. It is due again where the replica that took it died. */
    @Transactional
    public boolean take(Chore chore) {
        Instant now = dialect.instant();
        return jdbc.sql(TAKE)
                        .params(now.plus(TAKEN_FOR).toEpochMilli(), chore.id(), now.toEpochMilli())
                        .update()
                == 1;
    }

    @Transactional
    public void later(Chore chore, Duration pause) {
        jdbc.sql(LATER)
                .params(dialect.instant().plus(pause).toEpochMilli(), chore.id())
                .update();
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE).param(set.millis()).update();
    }

    /** CXone has done it. */
    @Transactional
    public void done(Chore chore) {
        end(chore, Settled.Outcome.CONFIRMED);
    }

    /** CXone will not do it: its receipt says so, and nothing of the person stays here for it. */
    @Transactional
    public void giveUp(Chore chore) {
        end(chore, Settled.Outcome.FAILED);
    }

    private void end(Chore chore, Settled.Outcome outcome) {
        boolean first = jdbc.sql(END).param(chore.id()).update() == 1;
        if (first && !chore.receiptId().equals(NO_RECEIPT)) {
            Instant at = dialect.instant();
            events.publishEvent(new Settled(chore.receiptId(), Destination.CXONE, outcome, 1, at));
        }
    }
}
