package dev.contactenricher.export;

import dev.contactenricher.merge.EntryRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact on its way to the marketing platform.
 *
 * @param payload the encrypted {@link Profile}
 * @param consent the e-mail consent: true, false, or null when nothing was said
 */
record ExportItem(
        long id, EntryRef entry, byte[] payload, @Nullable Boolean consent, Instant mergedAt, int attempts) {

    static final String COLUMNS = " id, entry_id, person_id, job_id, job_index, payload, consent, merged_at, attempts ";

    /** One that is to be added. */
    static ExportItem fresh(EntryRef entry, byte[] payload, @Nullable Boolean consent, Instant mergedAt) {
        return new ExportItem(0, entry, payload, consent, mergedAt, 0);
    }

    static ExportItem read(ResultSet row, int n) throws SQLException {
        return new ExportItem(
                row.getLong("id"),
                new EntryRef(
                        row.getLong("entry_id"),
                        row.getString("person_id"),
                        row.getString("job_id"),
                        row.getInt("job_index")),
                row.getBytes("payload"),
                consent(row),
                Instant.ofEpochMilli(row.getLong("merged_at")),
                row.getInt("attempts"));
    }

    static @Nullable Boolean consent(ResultSet row) throws SQLException {
        int consent = row.getInt("consent");
        return row.wasNull() ? null : consent == 1;
    }

    static @Nullable Integer stored(@Nullable Boolean consent) {
        return consent == null ? null : consent ? 1 : 0;
    }

    @Override
    public String toString() {
        return "ExportItem[" + id + "]";
    }
}
