package dev.contactenricher.proof;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain of entries by the contract's section 8 alone, line by line in constant memory. It shares nothing with
 * the writer but the canonical encoding, so that a fault of the writer cannot hide in it.
 */
public final class ChainVerifier {

    private static final Set<String> DETAILS = Set.of("details", "details_salt");
    /** The default of AUDIT_RETENTION. */
    public static final Duration USUAL_RETENTION = Duration.ofDays(2190);

    private final EntryHashes hashes = new EntryHashes();
    private final @Nullable Checkpoint checkpoint;
    private final Duration retention;
    private final ExpiredDetails expired = new ExpiredDetails();
    private @Nullable String lastExpired;
    private long sequence;
    private String head = "0".repeat(64);
    private Verification.@Nullable Broken fault;

    /** By the usual retention. */
    public ChainVerifier(@Nullable Checkpoint checkpoint) {
        this(checkpoint, USUAL_RETENTION);
    }

    /**
     * @param checkpoint what the chain must agree with, already known to be authentic, or null
     * @param retention how old details must be to expire
     */
    public ChainVerifier(@Nullable Checkpoint checkpoint, Duration retention) {
        this.checkpoint = checkpoint;
        this.retention = retention;
    }

    /**
     * Takes the next line.
     *
     * @return false once a fault was found: {@link #result} names it, further lines are ignored
     */
    public boolean accept(byte[] line) {
        if (fault == null) {
            long expected = sequence + 1;
            String reason = check(line, expected);
            if (reason != null) {
                fault = new Verification.Broken(expected, reason);
            }
        }
        return fault == null;
    }

    /** The verdict on all lines so far, as if they were the whole chain. */
    public Verification result() {
        if (fault != null) {
            return fault;
        }
        if (checkpoint != null && checkpoint.size() > sequence) {
            return new Verification.Broken(
                    sequence + 1,
                    "the checkpoint knows %d entries, here are %d: the tail is cut off"
                            .formatted(checkpoint.size(), sequence));
        }
        return expired.firstUncovered()
                .<Verification>map(first -> new Verification.Broken(
                        first, "its details are gone, and no later details_expired entry covers that"))
                .orElseGet(() -> new Verification.Valid(sequence, head, lastExpired));
    }

    private @Nullable String check(byte[] line, long expected) {
        if (line.length > EntryReader.LONGEST_LINE) {
            return "it is longer than any entry";
        }
        Map<String, @Nullable Object> entry = EntryReader.read(line);
        if (entry == null) {
            return "it is not one whole JSON object on a line of its own, each name in it once";
        }
        try {
            return check(entry, expected);
        } catch (IllegalArgumentException e) {
            return "it has no canonical form";
        }
    }

    private @Nullable String check(Map<String, @Nullable Object> entry, long expected) {
        if (!Objects.equals(EntryReader.number(entry.get("sequence")), expected)) {
            return ("sequence %s stands where %d belongs: entries are missing, added or swapped, or this is a filtered"
                            + " export, which is not a chain")
                    .formatted(EntryReader.number(entry.get("sequence")), expected);
        }
        if (!head.equals(entry.get("previous_hash"))) {
            return "previous_hash is not the hash of the entry before";
        }
        if (!entry.keySet().containsAll(DETAILS)) {
            return "details or details_salt are left out, which is not the same as null";
        }
        Object details = entry.get("details");
        Object salt = entry.get("details_salt");
        if (details == null && salt == null) {
            expired.add(expected, EntryReader.time(entry.get("created_at")));
            lastExpired = entry.get("created_at") instanceof String at ? at : null;
        } else if (!hashes.ofDetails(details, salt).equals(entry.get("details_hash"))) {
            return "details and details_salt do not give details_hash";
        }
        String entryHash = hashes.ofEntry(entry);
        if (!entryHash.equals(entry.get("entry_hash"))) {
            return "the entry does not give entry_hash";
        }
        String hash = hashes.ofLink(head, entryHash);
        if (!hash.equals(entry.get("hash"))) {
            return "previous_hash and entry_hash do not give hash";
        }
        if (checkpoint != null
                && checkpoint.size() == expected
                && !checkpoint.head().equals(hash)) {
            return "the checkpoint names another hash here: this entry or one before was rewritten";
        }
        if ("details_expired".equals(entry.get("action")) && details instanceof Map<?, ?> range) {
            cover(range, EntryReader.time(entry.get("created_at")), expected);
        }
        sequence = expected;
        head = hash;
        return null;
    }

    private void cover(Map<?, ?> range, @Nullable Long announcedAt, long sequence) {
        if (announcedAt != null) {
            expired.cover(
                    EntryReader.number(range.get("from_sequence")),
                    EntryReader.number(range.get("to_sequence")),
                    sequence,
                    announcedAt - retention.toMillis());
        }
    }
}
