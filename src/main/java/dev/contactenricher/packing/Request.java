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
 * @param trial what its answer can tell
 */
public record Request(
        String id, String rootId, int size, Sends sends, Failures failures, History history, Trial trial) {

    /**
     * How often it was sent.
     *
     * @param first when its first send was claimed; the epoch before
     * @param latest when its latest send was claimed; the epoch before
     */
    public record Sends(int count, Instant first, Instant latest) {
        static final Sends NONE = new Sends(0, Instant.EPOCH, Instant.EPOCH);
    }

    /**
     * What decides on its next repeat.
     *
     * @param inRow failures since it last changed, which pace its repeats
     * @param attempts failures while others succeeded, which end its repeats
     * @param successesSeen {@link Dispatch#successes} at its last failure
     * @param unauthorized true after a 401 that its one repeat is still to answer
     */
    public record Failures(int inRow, int attempts, long successesSeen, boolean unauthorized) {
        private Failures with(boolean noToken) {
            return new Failures(inRow, attempts, successesSeen, noToken);
        }
    }

    /**
     * What CXone said of it so far.
     *
     * @param refused true for one that was refused whole, and for its parts
     * @param accepted true when CXone ever took it
     * @param askedAgain true once its unconfirmed contacts are asked for again
     * @param takenAgain true when CXone took it since it was asked again, and did not show it yet
     */
    public record History(boolean refused, boolean accepted, boolean askedAgain, boolean takenAgain) {

        static final History NONE = new History(false, false, false, false);

        /** CXone took it, and has to show that only. */
        public boolean isWritten() {
            return accepted && (!askedAgain || takenAgain);
        }
    }

    /** A request that is about to be packed. */
    static Request packed(String id, int size, long successes, Trial trial) {
        return new Request(id, id, size, Sends.NONE, new Failures(0, 0, successes, false), History.NONE, trial);
    }

    /** A part of a refused request that was not sent on its own yet, so that it may still be cut. */
    boolean isUntriedPart() {
        return history.refused && sends.count == 0;
    }

    /** A part of this request, that is tried for its own sake. */
    public Request part(String partId, int contacts, int attemptsBefore, long successes, Trial itsTrial) {
        var ofWhole = new History(history.refused, false, false, false);
        var before = new Failures(0, attemptsBefore, successes, false);
        return new Request(partId, rootId, contacts, Sends.NONE, before, ofWhole, itsTrial);
    }

    /** It was refused whole, or is a part of one that was. */
    Request refusedWhole() {
        var refused = new History(true, history.accepted, history.askedAgain, history.takenAgain);
        return new Request(id, rootId, size, sends, failures.with(false), refused, trial);
    }

    /** It failed; whether that is an attempt depends on whether others succeeded meanwhile. */
    public Request failed(boolean counts, long successes) {
        return with(new Failures(failures.inRow + 1, failures.attempts + (counts ? 1 : 0), successes, false));
    }

    /** Its token was not taken, for the first time. */
    public Request awaitingNewToken() {
        return with(failures.with(true));
    }

    /** It may go as soon as sending is allowed. */
    public Request kept() {
        return with(failures.with(false));
    }

    private Request with(Failures other) {
        return new Request(id, rootId, size, sends, other, history, trial);
    }

    static Request read(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getString("id"),
                row.getString("root_id"),
                row.getInt("size"),
                new Sends(
                        row.getInt("sends"),
                        Instant.ofEpochMilli(row.getLong("claimed_at")),
                        Instant.ofEpochMilli(row.getLong("sent_at"))),
                new Failures(
                        row.getInt("failures"),
                        row.getInt("attempts"),
                        row.getLong("successes_seen"),
                        row.getBoolean("unauthorized")),
                new History(
                        row.getBoolean("refused"),
                        row.getLong("accepted_at") > 0,
                        row.getInt("asked_again") > 0,
                        row.getInt("asked_again") > 1),
                Trial.read(row));
    }
}
