package dev.contactenricher.merge;

import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.List;

/** Looks at everything that is told, and whether it agrees with the tables. */
final class Witness {

    private static final String CONTACTS = "SELECT * FROM job_contact WHERE outcome = 'accepted'";
    private static final String HALF_EXPORTED = """
            SELECT COUNT(*) FROM (SELECT entry_id FROM job_contact WHERE outcome = 'accepted' AND state = 'merged'
             GROUP BY entry_id HAVING COUNT(exported_at) NOT IN (0, COUNT(*))) AS half
            """;
    private static final String MISCOUNTED = """
            SELECT COUNT(*) FROM job WHERE exported <> (
                SELECT COUNT(*) FROM job_contact c WHERE c.job_id = job.id AND c.exported_at IS NOT NULL)
            """;
    private static final int SELDOM = 10;

    private final SimulatedRoom room;
    private final TrailBook trail;
    private final CallbackBook callbacks;
    private int steps;

    Witness(SimulatedRoom room) {
        this.room = room;
        trail = new TrailBook(() -> room);
        callbacks = new CallbackBook(room);
    }

    void look() {
        boolean news = trail.read();
        callbacks.read();
        if (news || ++steps % SELDOM == 0) {
            trail.checkStates();
            checkContacts();
        }
    }

    void lookAtTheEnd() {
        look();
        trail.checkEnd();
        callbacks.checkLetters(trail.deadLetters());
        truth(count(HALF_EXPORTED) == 0, "of contacts with one fate some are exported");
        truth(count(MISCOUNTED) == 0, "exports are miscounted");
    }

    private void checkContacts() {
        room.jdbc.sql(CONTACTS).query(row -> {
            String state = row.getString("state");
            String what = state + " " + row.getString("job_id") + "#" + row.getInt("position") + ": ";
            Instant merged = Times.in(row, "merged_at");
            Instant exported = Times.in(row, "exported_at");
            boolean sent = List.of("merged", "submitted", "failed").contains(state);
            truth(state.equals("merged") == (merged != null), what + "confirmed at " + merged);
            truth(!state.equals("failed") || row.getString("failure_code") != null, what + "no code");
            truth(!sent || row.getString("requests") != null, what + "no request");
            truth(exported == null || merged != null, what + "exported at " + exported);
            truth(exported == null || row.getString("export_failure") == null, what + "exported and failed");
        });
    }

    private int count(String sql) {
        return room.jdbc.sql(sql).query(Integer.class).single();
    }

    private static void truth(boolean kept, String what) {
        Violation.unless(kept, Promise.JOBS_TELL_THE_TRUTH, what);
    }
}
