package dev.contactenricher.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the callbacks have told of jobs. */
final class CallbackBook {

    private static final String NEWS = "SELECT * FROM callback_event WHERE id > ? AND type LIKE 'job.%' ORDER BY id";
    private static final String LETTERS = "SELECT COALESCE(SUM(letters), 0) FROM callback_dead_letters";
    private static final JsonMapper JSON = new JsonMapper();

    private final SimulatedRoom room;
    private final Map<String, String> told = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long last;

    CallbackBook(SimulatedRoom room) {
        this.room = room;
    }

    void read() {
        room.jdbc.sql(NEWS).param(last).query(this::hear);
        room.jdbc.sql("SELECT * FROM job").query(this::check);
    }

    private void hear(ResultSet row) throws SQLException {
        last = row.getLong("id");
        String job = row.getString("stream");
        String type = row.getString("type");
        JsonNode data = JSON.readTree(row.getString("data"));
        promise(type.equals("job." + data.path("status").asString()), type + " " + data);
        promise(job.equals(data.path("jobId").asString()), "another job: " + data);
        promise(count(data, "queued", "submitted") == 0, "not at its end: " + data);
        promise(count(data, "merged", "failed", "withdrawn", "cancelled") == count(data, "accepted"), "sum: " + data);
        promise(!data.path("completedAt").isNull(), "no time: " + data);
        promise(open.remove(job) || !type.equals(told.get(job)), "told twice: " + data);
        told.put(job, type);
    }

    private void check(ResultSet row) throws SQLException {
        String job = row.getString("id");
        boolean ended = row.getInt("queued") + row.getInt("submitted") == 0;
        Violation.unless(
                ended == (row.getObject("completed_at") != null), Promise.JOBS_TELL_THE_TRUTH, "end of " + job);
        if (ended) {
            String end = row.getInt("failed") > 0 ? "job.completed_with_failures" : "job.completed";
            promise(end.equals(told.get(job)), end + " after " + told.get(job) + ": " + job);
        } else {
            open.add(job);
        }
    }

    void checkLetters(int failures) {
        int letters = room.jdbc.sql(LETTERS).query(Integer.class).single();
        promise(letters == failures, letters + " dead letters, " + failures + " in the trail");
    }

    private static int count(JsonNode data, String... parts) {
        return Stream.of(parts).mapToInt(part -> data.path(part).asInt()).sum();
    }

    private static void promise(boolean kept, String what) {
        Violation.unless(kept, Promise.CALLBACKS_TELL_EACH_END_ONCE, what);
    }
}
