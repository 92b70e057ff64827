package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a request can tell about its contacts.
 *
 * @param origin where all of them come from, {@link Origins#MIXED} when from several
 * @param afterId the part that is answered first, as its answer decides how to go on with this one
 * @param sample whether it is as likely refused as any of its size; not where it surely holds a contact at fault
 * @param blamed CXone named its one contact as the reason of a refusal
 * @param aloneAt when its one contact was sent alone first and refused; the epoch before
 */
public record Trial(String origin, @Nullable String afterId, boolean sample, boolean blamed, Instant aloneAt) {

    public static Trial of(String origin) {
        return new Trial(origin, null, true, false, Instant.EPOCH);
    }

    /** Of the first part of contacts of which one is at fault. */
    static Trial halfAtFault(String origin) {
        return new Trial(origin, null, false, false, Instant.EPOCH);
    }

    static Trial blamed(Entry entry, @Nullable String afterId) {
        return new Trial(Origins.of(entry), afterId, false, true, Instant.EPOCH);
    }

    Trial after(String id) {
        return new Trial(origin, id, sample, blamed, aloneAt);
    }

    static Trial read(ResultSet row) throws SQLException {
        return new Trial(
                row.getString("origin"),
                row.getString("after_id"),
                row.getBoolean("sample"),
                row.getBoolean("blamed"),
                Instant.ofEpochMilli(row.getLong("alone_at")));
    }

    /** Whether CXone's answer says how frequent refusals are where its contacts come from. */
    public boolean tells() {
        return sample && !origin.equals(Origins.MIXED);
    }

    /** Whether its refusal is news: not when its contacts must hold one at fault, as CXone has taken all others. */
    public boolean mayBeTaken() {
        return sample || afterId == null;
    }

    /** When its one contact was first refused alone, given that it was refused now. */
    public Instant firstAlone(Instant claimedAt) {
        return aloneAt.isAfter(Instant.EPOCH) ? aloneAt : claimedAt;
    }
}
