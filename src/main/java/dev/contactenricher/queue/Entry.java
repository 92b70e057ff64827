package dev.contactenricher.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact in the queue.
 *
 * @param jobId empty for a correction
 * @param payload the encrypted survivor, or correction; null once the merge is confirmed or the person was withdrawn
 * @param requestId the request that it is part of, or null while it waits
 * @param rules by which keys CXone may recognise it, {@link dev.contactenricher.cxone.DeduplicationRules#code()}
 * @param position its place in that request, counted when the request was packed
 */
public record Entry(
        long id,
        String personId,
        String jobId,
        int index,
        EntryState state,
        Lane lane,
        long turn,
        byte @Nullable [] payload,
        String contentHash,
        @Nullable String requestId,
        int position,
        boolean withdrawn,
        int attempts,
        Instant createdAt,
        int rules) {

    public static final String COLUMNS = """
            id, person_id, job_id, job_index, state, lane, turn, payload, content_hash, request_id, position,
            withdrawn, attempts, created_at, rules
            """;

    public static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("person_id"),
                row.getString("job_id"),
                row.getInt("job_index"),
                EntryState.valueOf(row.getString("state")),
                Lane.of(row.getInt("lane")),
                row.getLong("turn"),
                row.getBytes("payload"),
                row.getString("content_hash"),
                row.getString("request_id"),
                row.getInt("position"),
                row.getBoolean("withdrawn"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("rules"));
    }

    /** This entry, once one more send of that request was claimed. */
    public Entry sentIn(String request, int atPosition) {
        return new Entry(
                id,
                personId,
                jobId,
                index,
                EntryState.SUBMITTED,
                lane,
                turn,
                payload,
                contentHash,
                request,
                atPosition,
                withdrawn,
                attempts + 1,
                createdAt,
                rules);
    }

    public boolean isCorrection() {
        return lane == Lane.CORRECTION;
    }

    public EntryRef ref() {
        return new EntryRef(id, personId, jobId, index);
    }

    @Override
    public String toString() {
        return "Entry[" + id + "]";
    }
}
