package dev.contactenricher.export;

import dev.contactenricher.queue.EntryRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contact on its way to the marketing platform.
 *
 * @param payload the encrypted {@link Profile}
 * @param consent the e-mail consent: true, false, or null when nothing was said
 * @param refusal that it tells; null for others
 */
record ExportItem(
        long id,
        EntryRef entry,
        byte[] payload,
        @Nullable Boolean consent,
        Instant mergedAt,
        int attempts,
        @Nullable Refusal refusal) {

    /**
     * @param heardAt when it was heard
     * @param receiptIds of the wishes that it fulfils; none where a batch brought it
     */
    record Refusal(Instant heardAt, List<String> receiptIds) {

        /** @param receipts the ids as they are stored, with blanks between; null where there are none */
        static Refusal of(Instant heardAt, @Nullable String receipts) {
            return new Refusal(heardAt, receipts == null ? List.of() : List.of(receipts.split(" ")));
        }

        @Nullable String receipts() {
            return receiptIds.isEmpty() ? null : String.join(" ", receiptIds);
        }
    }

    static final String COLUMNS = " id, entry_id, person_id, job_id, job_index, payload, consent, merged_at, attempts,"
            + " heard_at, receipt_id ";

    /** One that is to be added. */
    static ExportItem fresh(EntryRef entry, byte[] payload, @Nullable Boolean consent, Instant mergedAt) {
        return new ExportItem(0, entry, payload, consent, mergedAt, 0, null);
    }

    /** One that is to be added: the platform was told otherwise. */
    static ExportItem refusal(
            EntryRef entry, byte[] payload, Instant mergedAt, Instant heardAt, @Nullable String receiptId) {
        return new ExportItem(0, entry, payload, false, mergedAt, 0, Refusal.of(heardAt, receiptId));
    }

    /** A refusal is told only to correct what the platform was told before. */
    boolean isCorrection() {
        return Boolean.FALSE.equals(consent);
    }

    /** The entries of the corrections among these. */
    static Set<Long> corrections(List<ExportItem> items) {
        return items.stream()
                .filter(ExportItem::isCorrection)
                .map(item -> item.entry().entryId())
                .collect(Collectors.toUnmodifiableSet());
    }

    static ExportItem read(ResultSet row, int n) throws SQLException {
        return new ExportItem(
                row.getLong("id"),
                EntryRef.read(row, "entry_id"),
                row.getBytes("payload"),
                consent(row),
                Instant.ofEpochMilli(row.getLong("merged_at")),
                row.getInt("attempts"),
                refusal(row));
    }

    static @Nullable Boolean consent(ResultSet row) throws SQLException {
        int consent = row.getInt("consent");
        return row.wasNull() ? null : consent == 1;
    }

    private static @Nullable Refusal refusal(ResultSet row) throws SQLException {
        Instant heardAt = Instant.ofEpochMilli(row.getLong("heard_at"));
        return row.wasNull() ? null : Refusal.of(heardAt, row.getString("receipt_id"));
    }

    static @Nullable Integer stored(@Nullable Boolean consent) {
        return consent == null ? null : consent ? 1 : 0;
    }

    @Override
    public String toString() {
        return "ExportItem[" + id + "]";
    }
}
