package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.audit.AuditTrail;
import dev.contactenricher.proof.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the audit trail has told, contact by contact. */
final class TrailBook {

    private static final String NEWS = "SELECT * FROM audit_entry WHERE id > ? ORDER BY id";
    private static final String ENTRIES = "SELECT * FROM merge_entry WHERE job_id <> ''";
    private static final String TOTALS =
            "SELECT SUM(processed) AS p, SUM(duplicates) AS d, SUM(failed_exports) AS f" + " FROM service_total";
    private static final String TEXTS =
            "SELECT actor || details FROM audit_entry UNION ALL SELECT data FROM callback_event";

    /** By the step before, those that may follow. */
    private static final Map<String, Set<String>> MERGE = Map.of(
            "", Set.of("merge_submitted", "merge_withdrawn"),
            "merge_submitted", Set.of("merge_submitted", "merge_completed", "merge_failed", "merge_withdrawn"),
            "merge_failed", Set.of("dead_letter_replayed", "merge_completed", "merge_withdrawn"),
            "dead_letter_replayed", Set.of("merge_submitted", "merge_withdrawn", "merge_completed"),
            "merge_completed", Set.of(),
            "merge_withdrawn", Set.of());

    /** By the state of the queue, the last steps that it may have. */
    private static final Map<String, Set<String>> STATES = Map.of(
            "QUEUED", Set.of("", "dead_letter_replayed", "merge_submitted"),
            "SUBMITTED", Set.of("merge_submitted"),
            "MERGED", Set.of("merge_completed"),
            "FAILED", Set.of("merge_failed"),
            "WITHDRAWN", Set.of("merge_withdrawn"));

    private static final Set<String> DISCLOSURES = Set.of("merge_submitted", "export_submitted");

    private static final JsonMapper JSON = new JsonMapper();

    private final Supplier<SimulatedRoom> rooms;
    private final Map<String, List<String>> merges = new HashMap<>();
    private final Map<String, String> exports = new HashMap<>();
    private final Map<String, Map<String, Integer>> exportCounts = new HashMap<>();
    private final Map<String, JsonNode> batches = new HashMap<>();
    private final Map<String, Integer> rejected = new HashMap<>();
    private final Map<String, Integer> unchanged = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private int failedMerges;
    private int failedExports;
    private long last;

    TrailBook(Supplier<SimulatedRoom> rooms) {
        this.rooms = rooms;
    }

    int deadLetters() {
        return failedMerges + failedExports;
    }

    /** Reads what is new; tells whether anything is. */
    boolean read() {
        long before = last;
        rooms.get().jdbc.sql(NEWS).param(last).query(this::hear);
        return last > before;
    }

    private void hear(ResultSet row) throws SQLException {
        last = row.getLong("id");
        String action = row.getString("action");
        String subject = String.valueOf(row.getString("subject"));
        JsonNode details = JSON.readTree(row.getString("details"));
        String job = details.path("job_id").asString("");
        String contact = job + "#" + details.path("index").asInt(-1);
        promise(!DISCLOSURES.contains(action) || !erased.contains(subject), action + " of who was erased: " + contact);
        switch (action) {
            case "merge_submitted", "merge_completed", "merge_failed", "merge_withdrawn" -> {
                failedMerges += action.equals("merge_failed") ? 1 : 0;
                merge(job, contact, action);
            }
            case "dead_letter_replayed" -> {
                if (!details.path("kind").asString().equals("export")) {
                    merge(job, contact, action);
                } else {
                    export(contact, action, false);
                }
            }
            case "export_submitted", "export_completed", "export_failed" -> {
                failedExports += action.equals("export_failed") ? 1 : 0;
                export(contact, action, details.has("correction"));
            }
            case "subject_erased" -> erased.add(subject);
            case "batch_submitted" -> batches.put(job, details);
            case "contact_rejected" -> rejected.merge(job, 1, Integer::sum);
            case "contacts_unchanged" ->
                unchanged.merge(job, details.path("indexes").size(), Integer::sum);
            default -> {}
        }
    }

    /** Corrections belong to no job, and have no path of their own. */
    private void merge(String job, String contact, String action) {
        if (!job.isEmpty()) {
            String before = lastOf(contact);
            List<String> path = merges.computeIfAbsent(contact, fresh -> new ArrayList<>());
            path.add(action);
            promise(requireNonNull(MERGE.get(before)).contains(action), contact + " " + path);
        }
    }

    /** A contact may have several corrections at once, one for each withdrawal, which its entries do not tell apart. */
    private void export(String contact, String action, boolean correction) {
        Map<String, Integer> counts = exportCounts.computeIfAbsent(contact, fresh -> new HashMap<>());
        counts.merge(action, 1, Integer::sum);
        int failed = counts.getOrDefault("export_failed", 0);
        int ended = failed + counts.getOrDefault("export_completed", 0);
        String before = exports.getOrDefault(contact, "");
        String what = contact + " " + before + ", then " + action;
        switch (action) {
            case "export_submitted" -> {
                promise(correction || lastOf(contact).equals("merge_completed"), what + ", but not merged");
                promise(
                        correction || !before.equals("export_completed") && !before.equals("export_failed"),
                        what + ", and is no correction");
            }
            case "dead_letter_replayed" -> promise(counts.getOrDefault(action, 0) <= failed, what);
            default -> promise(ended <= counts.getOrDefault("export_submitted", 0), what);
        }
        exports.put(contact, action);
    }

    private String lastOf(String contact) {
        List<String> path = merges.getOrDefault(contact, List.of());
        return path.isEmpty() ? "" : path.getLast();
    }

    void checkStates() {
        rooms.get().jdbc.sql(ENTRIES).query(row -> {
            String contact = row.getString("job_id") + "#" + row.getInt("job_index");
            String state = row.getString("state");
            promise(
                    requireNonNull(STATES.get(state)).contains(lastOf(contact)),
                    contact + " is " + state + " after " + merges.get(contact));
        });
    }

    void checkEnd() {
        rooms.get().jdbc.sql("SELECT * FROM job").query(row -> {
            String job = row.getString("id");
            JsonNode batch = requireNonNull(batches.get(job));
            promise(batch.path("contact_count").asInt() == row.getInt("received"), "received: " + batch);
            promise(batch.path("duplicates_removed").asInt() == row.getInt("duplicates"), "duplicates: " + batch);
            promise(batch.path("rejected").asInt() == row.getInt("rejected"), "rejected: " + batch);
            promise(rejected.getOrDefault(job, 0) == row.getInt("rejected"), "rejected contacts: " + batch);
            promise(unchanged.getOrDefault(job, 0) == row.getInt("unchanged"), "unchanged contacts: " + batch);
        });
        rooms.get().jdbc.sql(TOTALS).query(row -> {
            promise(row.getInt("p") == sum("contact_count"), "total of contacts");
            promise(row.getInt("d") == sum("duplicates_removed"), "total of duplicates");
            promise(row.getInt("f") == failedExports, "total of failed exports");
        });
        promise(
                rooms.get().jdbc.sql(TEXTS).query(String.class).list().stream().noneMatch(text -> text.contains("@")),
                "it holds an address");
        Verification chain = rooms.get().bean(AuditTrail.class).verify().verification();
        promise(chain instanceof Verification.Valid, chain.toString());
    }

    private int sum(String count) {
        return batches.values().stream()
                .mapToInt(batch -> batch.path(count).asInt())
                .sum();
    }

    private static void promise(boolean kept, String what) {
        Violation.unless(kept, Promise.THE_TRAIL_TELLS_THE_TRUTH, what);
    }
}
