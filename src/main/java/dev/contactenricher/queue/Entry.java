package dev.contactenricher.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact in the queue.
 *
 * @param ref what events know of it
 * @param withdrawn whether it may not be sent any more
 */
public record Entry(
        EntryRef ref,
        EntryState state,
        Place place,
        Content content,
        Sending sending,
        boolean withdrawn,
        Instant createdAt) {

    public static final String COLUMNS = """
            id, person_id, job_id, job_index, state, lane, turn, payload, content_hash, request_id, position,
            withdrawn, attempts, created_at, rules
            """;

    /**
     * What CXone is to be told.
     *
     * @param payload the encrypted survivor, or correction; null once the merge is confirmed or the person was withdrawn
     * @param hash equal for equal content
     * @param rules by which keys CXone may recognise it, {@link dev.contactenricher.cxone.DeduplicationRules#code()}
     */
    public record Content(byte @Nullable [] payload, String hash, int rules) {}

    /**
     * How it was sent.
     *
     * @param requestId the request that it is part of, or null while it waits
     * @param position its place in that request, counted when the request was packed
     */
    public record Sending(@Nullable String requestId, int position, int attempts) {}

    public static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                EntryRef.read(row, "id"),
                EntryState.valueOf(row.getString("state")),
                new Place(Lane.of(row.getInt("lane")), row.getLong("turn")),
                new Content(row.getBytes("payload"), row.getString("content_hash"), row.getInt("rules")),
                new Sending(row.getString("request_id"), row.getInt("position"), row.getInt("attempts")),
                row.getBoolean("withdrawn"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    /** This entry, once one more send of that request was claimed. */
    public Entry sentIn(String request, int atPosition) {
        var sent = new Sending(request, atPosition, sending.attempts + 1);
        return new Entry(ref, EntryState.SUBMITTED, place, content, sent, withdrawn, createdAt);
    }

    public boolean isCorrection() {
        return place.lane() == Lane.CORRECTION;
    }

    public long id() {
        return ref.entryId();
    }

    public String personId() {
        return ref.personId();
    }

    /** Empty for a correction. */
    public String jobId() {
        return ref.jobId();
    }

    public byte @Nullable [] payload() {
        return content.payload;
    }

    @Override
    public String toString() {
        return "Entry[" + id() + "]";
    }
}
