package dev.contactenricher.audit;

import static java.util.Map.entry;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.records.Keys;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A trail of all kinds of entries, some expired, to be tampered with. */
@StoreTest
@AuditBeans
abstract class TamperedTrail {

    static final String JOB = "0199f0a0-0000-7000-8000-000000000001";
    static final String PERSON = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";
    static final int EXPIRED = 3;
    static final int LENGTH = 9;
    static final List<String> TEXTS =
            List.of("audit_id", "action", "actor", "subject", "job_id", "details", "details_salt");

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditReader reader;

    @Autowired
    EntryLines entryLines;

    @Autowired
    AuditProof proof;

    @Autowired
    Sealer sealer;

    @Autowired
    Notary notary;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    SigningKey key;

    @Autowired
    AuditEntries entries;

    @Autowired
    DetailsRetention retention;

    @Autowired
    AuditSettings settings;

    @Autowired
    TestClock clock;

    @TempDir
    Path folder;

    List<String> export = List.of();

    /** Three entries without details, the entry that covers them, and five whole ones of several kinds. */
    @BeforeEach
    void makeTrail() {
        for (int i = 0; i < EXPIRED; i++) {
            events.publishEvent(batch());
        }
        sealer.seal();
        clock.advance(settings.retention().plusDays(1));
        retention.expire();
        sealer.seal();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        var contact = new EntryRef(7, PERSON, JOB, 2);
        var refused = new IntakeEvent.Rejection(
                3, PERSON, List.of("consent_to_sms:consent_missing"), "gdpr_consent_required", List.of("phone"));
        events.publishEvent(batch());
        events.publishEvent(new IntakeEvent.ContactsRejected(JOB, "crm", List.of(refused), clock.instant()));
        events.publishEvent(new MergeEvent.Claimed(JOB, List.of(contact), 1, clock.instant()));
        events.publishEvent(new PrivacyEvent.Withdrawn(
                List.of(new PrivacyEvent.Withdrawal(List.of(PERSON), Set.of(Channel.EMAIL), Keys.NONE)),
                "receipt",
                "compliance",
                clock.instant()));
        events.publishEvent(new PrivacyEvent.Erased(
                List.of(PERSON), List.of(), Keys.NONE, "receipt", "compliance", clock.instant()));
        sealer.seal();
        notary.sign();
        export = lines();
    }

    static String tampering(Random random) {
        int at = random.nextInt(1, LENGTH + 1);
        String row = " WHERE sequence = " + at;
        String column = TEXTS.get(random.nextInt(TEXTS.size()));
        return switch (random.nextInt(6)) {
            case 0 -> "DELETE FROM audit_entry" + row;
            case 1 -> "UPDATE audit_entry SET sequence = " + (LENGTH + random.nextInt(1, 1_000_000)) + row;
            case 2 -> "UPDATE audit_entry SET details = NULL, details_salt = NULL" + row;
            case 3 -> "UPDATE audit_entry SET created_at = created_at + " + random.nextLong(1, 1L << 40) + row;
            case 4 -> "UPDATE audit_entry SET hash = previous_hash" + row;
            default -> "UPDATE audit_entry SET " + column + " = " + column + " || 'x'" + row;
        };
    }

    /** The arguments that check these lines against the checkpoint. */
    List<String> against(List<String> lines) throws IOException {
        return List.of(
                Files.write(folder.resolve("trail.ndjson"), lines).toString(),
                "--checkpoint",
                Files.writeString(folder.resolve("checkpoint.txt"), checkpoint().text())
                        .toString(),
                "--public-key",
                Files.writeString(folder.resolve("key.pem"), key.publicKey()).toString());
    }

    Checkpoint checkpoint() {
        return checkpoints.newest().orElseThrow().checkpoint();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        reader.forEachChunk(
                reader.traversal(AuditFilter.ALL),
                chunk -> chunk.forEach(entry -> lines.add(new String(entryLines.line(entry), StandardCharsets.UTF_8))));
        return lines;
    }

    IntakeEvent.BatchSubmitted batch() {
        return new IntakeEvent.BatchSubmitted(
                JOB, "crm", new OutcomeCounts(2, 1, 0, 2), Duration.ofMillis(12), clock.instant());
    }
}
