package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.metrics.Minute;
import dev.contactenricher.metrics.MinuteCounts;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.sending.ExportBacklog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether all that count what is handed over agree: jobs, meters, minutes, totals, receipts, the trail and the tables. */
final class ExportAccounts {

    private static final String SENDING = "SELECT COUNT(*) FROM export_item WHERE state = 'SENDING' AND batch_id = ?";
    private static final String MISCOUNTED = """
            SELECT COUNT(*) FROM job WHERE exported <> (
                SELECT COUNT(*) FROM job_contact c WHERE c.job_id = job.id AND c.exported_at IS NOT NULL)
            """;
    private static final String AT_ODDS = """
            SELECT COUNT(*) FROM job WHERE accepted <> queued + submitted + merged + failed + withdrawn + cancelled + absent OR
                queued || ' ' || submitted || ' ' || merged || ' ' || failed || ' ' || withdrawn <> (
                SELECT COUNT(CASE state WHEN 'queued' THEN 1 END) || ' ' || COUNT(CASE state WHEN 'submitted' THEN 1 END)
                    || ' ' || COUNT(CASE state WHEN 'merged' THEN 1 END) || ' ' || COUNT(CASE state WHEN 'failed' THEN 1 END)
                    || ' ' || COUNT(CASE state WHEN 'withdrawn' THEN 1 END)
                FROM job_contact c WHERE c.job_id = job.id AND c.outcome = 'accepted')
            """;
    private static final String OTHERWISE = """
            SELECT COUNT(*) FROM job_contact c JOIN merge_entry e ON e.id = c.entry_id
            WHERE c.outcome = 'accepted' AND c.state <> lower(e.state)
            """;
    private static final String OPEN = "SELECT COUNT(*) FROM export_item WHERE state IN ('WAITING', 'SENDING')";
    private static final String LETTERS = "SELECT COUNT(*) FROM export_item WHERE state = 'FAILED'";
    private static final String UNAVAILABLE = "SELECT COUNT(*) FROM export_item WHERE failure_code = 'unavailable'";
    private static final String KEPT_DATA =
            "SELECT COUNT(*) FROM export_item WHERE payload IS NOT NULL AND state IN ('EXPORTED', 'STOPPED')";
    private static final String LOST_BATCHES = """
            SELECT COUNT(*) FROM export_item WHERE (state = 'SENDING') <> (batch_id IS NOT NULL)
                OR state = 'SENDING' AND batch_id NOT IN (SELECT id FROM export_batch)
            """;
    private static final String MARKETING = "SELECT * FROM privacy_destination WHERE name = 'MARKETING'";
    private static final String ENTRIES = """
            SELECT COUNT(*) FROM audit_entry WHERE action = ? AND (details LIKE '%"kind":"export"%' OR action LIKE 'export%')
            """;
    private static final String OF_A_WISH = "SELECT COUNT(*) FROM audit_entry WHERE action = ? AND details LIKE ?";
    private static final List<String> COUNTED = List.of("exported", "failed");

    private final ExportHouse house;
    private final TrailBook trail;
    private final Map<String, Double> before = new HashMap<>();
    private final Map<Instant, Long> minutes = new TreeMap<>();
    private final Map<String, Integer> decisions = new TreeMap<>();
    private final Map<String, String> wishes = new TreeMap<>();
    private final Map<String, Integer> madeAt = new HashMap<>();
    private int exported;

    ExportAccounts(ExportHouse house) {
        this.house = house;
        trail = new TrailBook(house::room);
        COUNTED.forEach(outcome -> before.put(outcome, counter(outcome)));
    }

    void claimed(Call call) {
        noteBatches();
        Violation.unless(
                call.contacts().size() == sending(call),
                Promise.A_REQUEST_STAYS_ITSELF,
                "a call with others than its batch has");
    }

    private void noteBatches() {
        int successes = successes();
        house.room()
                .jdbc
                .sql("SELECT id FROM export_batch")
                .query(String.class)
                .list()
                .forEach(batch -> madeAt.putIfAbsent(batch, successes));
    }

    private int successes() {
        return count("SELECT successes FROM export_gate");
    }

    private int sending(Call call) {
        return house.room()
                .jdbc
                .sql(SENDING)
                .param(call.key())
                .query(Integer.class)
                .single();
    }

    /** @return how many contacts the service counts as exported now */
    int isAnswered(Call call, HttpAnswer answer) {
        int there = sending(call);
        int givenUp = count(UNAVAILABLE);
        boolean othersSucceeded = successes() > madeAt.getOrDefault(call.key(), 0);
        call.isAnswered(answer);
        Violation.unless(
                othersSucceeded || count(UNAVAILABLE) == givenUp,
                Promise.OUTAGES_COST_NO_ATTEMPTS,
                "a contact is given up though nothing else was taken");
        noteBatches();
        boolean taken = answer instanceof Received received && received.status() / 100 == 2;
        int arrived = taken ? there - sending(call) : 0;
        if (arrived > 0) {
            exported += arrived;
            minutes.merge(house.clock().instant().truncatedTo(ChronoUnit.MINUTES), (long) arrived, Long::sum);
        }
        return arrived;
    }

    void decided(String action, int letters) {
        decisions.merge(action, letters, Integer::sum);
    }

    void wished(String action, String receipt) {
        wishes.put(receipt, action);
    }

    private double counter(String outcome) {
        return house.counted(outcome) - before.getOrDefault(outcome, 0.0);
    }

    void check() {
        trail.read();
        trail.checkStates();
        truth(count(MISCOUNTED) == 0, "exports are miscounted");
        truth(count(AT_ODDS) == 0, "jobs and their contacts differ");
        truth(count(OTHERWISE) == 0, "jobs and queue differ");
        truth(count(KEPT_DATA) == 0, "what ended keeps its profile");
        truth(count(LOST_BATCHES) == 0, "an export belongs to no batch");
        truth(counter("exported") == exported, "exported: " + counter("exported") + ", not " + exported);
        truth(counter("exported") == entries("export_completed"), "the trail has other exports");
        truth(counter("failed") == entries("export_failed"), "the trail has other failures");
        var standing = house.room().bean(ExportBacklog.class).standing();
        truth(standing.queued() == count(OPEN), "waiting: " + standing);
        truth(!standing.oldest().isNegative(), "oldest: " + standing);
        house.room().jdbc.sql(MARKETING).query(row -> {
            int due = row.getInt("corrections");
            int confirmed = row.getInt("confirmed");
            int failed = row.getInt("failed");
            truth(
                    confirmed >= 0 && failed >= 0 && due >= 0 && confirmed + failed <= due,
                    row.getString("request_id") + ": " + confirmed + " and " + failed + " of " + due);
        });
    }

    void checkEnd() {
        trail.checkEnd();
        house.room().jdbc.sql(MARKETING).query(row -> {
            truth(
                    row.getInt("confirmed") + row.getInt("failed") == row.getInt("corrections"),
                    row.getString("request_id") + " is queued for ever");
        });
        decisions.forEach((action, letters) ->
                truth(entries(action) == letters, action + ": " + entries(action) + ", not " + letters));
        wishes.forEach((receipt, action) -> truth(
                house.room()
                                .jdbc
                                .sql(OF_A_WISH)
                                .params(action, "%\"" + receipt + "\"%")
                                .query(Integer.class)
                                .single()
                        >= 1,
                "no entry of " + receipt));
        truth(count(LETTERS) == house.exporter().open(), "letters");
        List<Minute> day = house.room().bean(MinuteCounts.class).last(1440);
        for (Minute minute : day) {
            truth(
                    minute.exported() == minutes.getOrDefault(minute.start(), 0L),
                    "in " + minute.start() + " " + minute.exported() + " were exported");
        }
    }

    private int entries(String action) {
        return house.room().jdbc.sql(ENTRIES).param(action).query(Integer.class).single();
    }

    private int count(String sql) {
        return house.room().jdbc.sql(sql).query(Integer.class).single();
    }

    private static void truth(boolean kept, String what) {
        Violation.unless(kept, Promise.JOBS_TELL_THE_TRUTH, what);
    }
}
