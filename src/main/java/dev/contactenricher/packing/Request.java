package dev.contactenricher.packing;

import dev.contactenricher.sending.Dispatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A packed merge request.
 *
 * @param id its {@code X-Request-Id}
 * @param rootId the request that it is a part of after splitting, else its own id
 * @param size how many contacts it was packed with
 * @param sends how often it was sent
 * @param failures failures since it last changed, which pace its repeats
 * @param attempts failures while others succeeded, which end its repeats
 * @param successesSeen {@link Dispatch#successes} at its last failure
 * @param refused true for one that was refused whole, and for its parts
 * @param unauthorized true after a 401 that its one repeat is still to answer
 * @param askedAgain true once its unconfirmed contacts are asked for again
 * @param claimedAt when its first send was claimed; the epoch before
 * @param sentAt when its latest send was claimed
 * @param accepted true when CXone ever took it
 * @param trial what its answer can tell
 */
public record Request(
        String id,
        String rootId,
        int size,
        int sends,
        int failures,
        int attempts,
        long successesSeen,
        boolean refused,
        boolean unauthorized,
        boolean askedAgain,
        Instant claimedAt,
        Instant sentAt,
        boolean accepted,
        Trial trial) {

    /** A request that is about to be packed. */
    static Request packed(String id, int size, long successes, Trial trial) {
        return new Request(
                id, id, size, 0, 0, 0, successes, false, false, false, Instant.EPOCH, Instant.EPOCH, false, trial);
    }

    /** A part of a refused request that was not sent on its own yet, so that it may still be cut. */
    boolean isUntriedPart() {
        return refused && sends == 0;
    }

    /** A part of this request, that is tried for its own sake. */
    public Request part(String partId, int contacts, int attemptsBefore, long successes, Trial itsTrial) {
        return new Request(
                partId,
                rootId,
                contacts,
                0,
                0,
                attemptsBefore,
                successes,
                refused,
                false,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                itsTrial);
    }

    /** It was refused whole, or is a part of one that was. */
    Request refusedWhole() {
        return with(failures, attempts, successesSeen, true, false);
    }

    /** It failed; whether that is an attempt depends on whether others succeeded meanwhile. */
    public Request failed(boolean counts, long successes) {
        return with(failures + 1, attempts + (counts ? 1 : 0), successes, refused, false);
    }

    /** Its token was not taken, for the first time. */
    public Request awaitingNewToken() {
        return with(failures, attempts, successesSeen, refused, true);
    }

    /** It may go as soon as sending is allowed. */
    public Request kept() {
        return with(failures, attempts, successesSeen, refused, false);
    }

    private Request with(int failed, int tried, long successes, boolean wasRefused, boolean noToken) {
        return new Request(
                id,
                rootId,
                size,
                sends,
                failed,
                tried,
                successes,
                wasRefused,
                noToken,
                askedAgain,
                claimedAt,
                sentAt,
                accepted,
                trial);
    }

    static Request read(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString("id"),
                row.getString("root_id"),
                row.getInt("size"),
                row.getInt("sends"),
                row.getInt("failures"),
                row.getInt("attempts"),
                row.getLong("successes_seen"),
                row.getBoolean("refused"),
                row.getBoolean("unauthorized"),
                row.getBoolean("asked_again"),
                Instant.ofEpochMilli(row.getLong("claimed_at")),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                row.getLong("accepted_at") > 0,
                Trial.read(row));
    }
}
