package dev.contactenricher.audit;

import dev.contactenricher.proof.CanonicalJson;
import dev.contactenricher.proof.ChainVerifier;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Builds trails in memory. */
final class TestTrail {

    private static final EntryLines LINES = new EntryLines(new JsonMapper());
    private static final long START = 1_700_000_000_000L;
    private static final long RETENTION = 2190L * 24 * 60 * 60 * 1000;
    private static final String SALT = "00112233445566778899aabbccddeeff";

    private final List<AuditEntry> entries = new ArrayList<>();
    private long time = START;
    private byte[] head = EntryFormat.GENESIS;

    static TestTrail of(int size) {
        return of(size, "crm");
    }

    static TestTrail of(int size, String actor) {
        var trail = new TestTrail();
        IntStream.range(0, size).forEach(i -> trail.add("batch_submitted", actor, Map.of("contact_count", i)));
        return trail;
    }

    TestTrail add(String action, String actor, Map<String, Object> details) {
        if (action.equals("details_expired")) {
            time += RETENTION;
        }
        Instant createdAt = Instant.ofEpochMilli(time++);
        String id = "audit-" + entries.size();
        String canonical = CanonicalJson.encode(details);
        byte[] detailsHash = EntryFormat.detailsHash(canonical, SALT);
        byte[] entryHash = EntryFormat.entryHash(id, action, actor, null, detailsHash, createdAt);
        byte[] previous = head;
        head = EntryFormat.link(previous, entryHash);
        entries.add(new AuditEntry(
                entries.size() + 1L,
                id,
                action,
                actor,
                null,
                canonical,
                SALT,
                EntryFormat.hex(detailsHash),
                EntryFormat.PRIVACY_COMPLIANCE,
                EntryFormat.instant(createdAt),
                EntryFormat.hex(previous),
                EntryFormat.hex(entryHash),
                EntryFormat.hex(head)));
        return this;
    }

    /** Forgets the details of an entry, as the retention does. */
    TestTrail forget(int sequence) {
        AuditEntry e = entries.get(sequence - 1);
        entries.set(
                sequence - 1,
                new AuditEntry(
                        e.sequence(),
                        e.auditId(),
                        e.action(),
                        e.actor(),
                        e.subject(),
                        null,
                        null,
                        e.detailsHash(),
                        e.privacyCompliance(),
                        e.createdAt(),
                        e.previousHash(),
                        e.entryHash(),
                        e.hash()));
        return this;
    }

    String head() {
        return EntryFormat.hex(head);
    }

    List<String> lines() {
        return new ArrayList<>(entries.stream()
                .map(entry -> new String(LINES.line(entry), StandardCharsets.UTF_8))
                .toList());
    }

    static Verification verify(List<String> lines, @Nullable Checkpoint checkpoint) {
        var verifier = new ChainVerifier(checkpoint);
        lines.forEach(line -> verifier.accept(line.getBytes(StandardCharsets.UTF_8)));
        return verifier.result();
    }
}
