package dev.contactenricher.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is done to a real export, or to the database behind it, is found at the entry where it was done. */
@StoreTest
@AuditBeans
abstract class TamperingContract {

    private static final String JOB = "0199f0a0-0000-7000-8000-000000000001";
    private static final String PERSON = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";
    private static final int EXPIRED = 3;
    private static final int LENGTH = 9;
    private static final int FORGERIES = 40;
    private static final List<String> TEXTS =
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

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private List<String> export = List.of();

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
                List.of(PERSON), List.of(), Keys.NONE, false, "receipt", "compliance", clock.instant()));
        sealer.seal();
        notary.sign();
        export = lines();
    }

    @Test
    void theExportIsWholeAsItIs() throws IOException {
        assertThat(export).hasSize(LENGTH);
        assertThat(TestTrail.verify(export, checkpoint())).isInstanceOfSatisfying(Verification.Valid.class, valid -> {
            assertThat(valid.entries()).isEqualTo(LENGTH);
            assertThat(valid.lastExpired()).startsWith("2026-03-01T12:00");
        });
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        Verifiers.agree(0, "VALID: 9 entries", against(export));
    }

    @Test
    void aChangedMemberIsFoundWhicheverItIs() {
        for (int line = 0; line < LENGTH; line++) {
            for (var member : Forgery.read(export.get(line)).entrySet()) {
                for (Object other : others(member.getValue())) {
                    String changed = Forgery.with(export.get(line), member.getKey(), other);
                    assertThat(brokenAt(replaced(line, changed)))
                            .as("%s of %d becomes %s", member.getKey(), line + 1, other)
                            .isEqualTo(line + 1);
                }
            }
        }
    }

    @Test
    void aRemovedOrAddedMemberIsFound() {
        for (int line = 0; line < LENGTH; line++) {
            for (String name : Forgery.read(export.get(line)).keySet()) {
                assertThat(brokenAt(replaced(line, Forgery.without(export.get(line), name))))
                        .as("%s of %d is removed", name, line + 1)
                        .isEqualTo(line + 1);
            }
            assertThat(brokenAt(replaced(line, Forgery.with(export.get(line), "note", "fine"))))
                    .isEqualTo(line + 1);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChangedDetailIsFoundWhicheverItIs() {
        for (int line = EXPIRED; line < LENGTH; line++) {
            var details = (Map<String, Object>) Forgery.read(export.get(line)).get("details");
            assertThat(details).isNotNull().isNotEmpty();
            for (var detail : details.entrySet()) {
                for (Object other : others(detail.getValue())) {
                    var changed = new LinkedHashMap<>(details);
                    changed.put(detail.getKey(), other);
                    assertThat(brokenAt(replaced(line, Forgery.with(export.get(line), "details", changed))))
                            .as("%s of %d becomes %s", detail.getKey(), line + 1, other)
                            .isEqualTo(line + 1);
                }
            }
        }
    }

    @Test
    void everyEntryIsMissedSwappedOrTwice() {
        for (int at = 0; at < LENGTH - 1; at++) {
            int line = at;
            assertThat(brokenAt(changed(lines -> lines.remove(line)))).isEqualTo(line + 1);
            assertThat(brokenAt(changed(lines -> lines.add(line, lines.remove(line + 1)))))
                    .isEqualTo(line + 1);
            assertThat(brokenAt(changed(lines -> lines.add(line, lines.get(line)))))
                    .isEqualTo(line + 2);
        }
    }

    @Test
    void bothVerifiersFindEachKindAtItsPlace() throws IOException {
        String whole = export.get(5);
        var kinds = Map.ofEntries(
                entry("an actor changed", replaced(5, whole.replace("\"crm\"", "\"ops\""))),
                entry("a time changed", replaced(5, whole.replace(".000Z", ".001Z"))),
                entry("details changed", replaced(5, whole.replace("\"index\":3", "\"index\":4"))),
                entry("a salt changed", replaced(5, Forgery.with(whole, "details_salt", "00"))),
                entry("details forgotten", replaced(5, forgotten(whole))),
                entry("details left out", replaced(5, Forgery.without(forgotten(whole), "details"))),
                entry("removed", changed(lines -> lines.remove(5))),
                entry("swapped", changed(lines -> lines.add(5, lines.remove(6)))),
                entry("a copy inserted", changed(lines -> lines.add(5, lines.get(2)))),
                entry("one of another trail inserted", changed(lines -> lines.add(5, stranger()))),
                entry("a sequence skipped", replaced(5, Forgery.with(whole, "sequence", 7))),
                entry("not JSON", replaced(5, "entry six")),
                entry("half of it", replaced(5, whole.substring(0, whole.length() / 2))),
                entry("an array", replaced(5, "[" + whole + "]")),
                entry("two on a line", replaced(5, whole + whole)),
                entry("an empty line", replaced(5, "")),
                entry("a name twice", replaced(5, whole.replace("{\"sequence\"", "{\"actor\":\"ops\",\"sequence\""))),
                entry("a detail twice", replaced(5, whole.replace("\"index\":3", "\"index\":4,\"index\":3"))),
                entry("a hash in capitals", replaced(5, capitals(whole, "hash"))));
        for (var kind : kinds.entrySet()) {
            assertThat(brokenAt(kind.getValue())).as(kind.getKey()).isEqualTo(6);
            Verifiers.agree(1, "BROKEN at sequence 6", against(kind.getValue()));
        }
    }

    @Test
    void anInsertedEntryThatFitsIsFoundAtTheOneBehindIt() {
        List<String> forged = Forgery.rehash(changed(lines -> lines.add(5, lines.get(4))));
        assertThat(brokenAt(changed(lines -> lines.add(5, forged.get(5))))).isEqualTo(7);
    }

    @Test
    void anOtherBeginningIsFound() {
        assertThat(brokenAt(replaced(0, Forgery.with(export.getFirst(), "previous_hash", "1".repeat(64)))))
                .isEqualTo(1);
        assertThat(brokenAt(replaced(0, Forgery.with(export.getFirst(), "sequence", 0))))
                .isEqualTo(1);
    }

    @Test
    void aCutTailAndARewrittenTrailAreFoundByTheCheckpointAlone() throws IOException {
        List<String> cut = export.subList(0, 7);
        List<String> rewritten = Forgery.rehash(replaced(5, export.get(5).replace("\"crm\"", "\"ops\"")));
        List<String> shortened = Forgery.rehash(changed(lines -> lines.remove(5)));
        assertThat(List.of(cut, rewritten, shortened))
                .allSatisfy(lines -> assertThat(TestTrail.verify(lines, null)).isInstanceOf(Verification.Valid.class));
        Verifiers.agree(1, "BROKEN at sequence 8", against(cut));
        Verifiers.agree(1, "BROKEN at sequence 9", against(rewritten));
        Verifiers.agree(1, "BROKEN at sequence 9", against(shortened));
        Verifiers.agree(1, "BROKEN at sequence 1", against(List.of()));
    }

    @Test
    void detailsForgottenWithoutAnAnnouncementAreFoundHoweverItIsForged() {
        List<String> uncovered = Forgery.rehash(replaced(5, forgotten(export.get(5))));
        assertThat(brokenAt(uncovered)).isEqualTo(6);
        String notice = export.get(3);
        assertThat(brokenAt(replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":6"))))
                .as("the notice itself is hashed")
                .isEqualTo(4);
        List<String> wide = replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":100"));
        wide.set(5, forgotten(wide.get(5)));
        assertThat(brokenAt(Forgery.rehash(wide)))
                .as("a notice speaks of earlier entries only")
                .isEqualTo(6);
        assertThat(brokenAt(Forgery.rehash(replaced(3, notice.replace("\"from_sequence\":1", "\"from_sequence\":2")))))
                .isEqualTo(1);
        assertThat(brokenAt(Forgery.rehash(replaced(3, forgotten(notice))))).isEqualTo(1);
        assertThat(brokenAt(Forgery.rehash(replaced(3, notice.replace("\"to_sequence\":3", "\"to_sequence\":\"3\"")))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit_entry WHERE sequence = 6",
                "UPDATE audit_entry SET subject = NULL WHERE sequence = 6",
                "UPDATE audit_entry SET details = '{}' WHERE sequence = 6",
                "UPDATE audit_entry SET details = NULL, details_salt = NULL WHERE sequence = 6",
                "UPDATE audit_entry SET created_at = created_at + 1 WHERE sequence >= 6",
                "UPDATE audit_entry SET hash = entry_hash WHERE sequence = 6"
            })
    void aChangeInTheDatabaseIsFound(String change) {
        assertThat(afterwards(change)).isEqualTo(6);
    }

    @Test
    void aTailCutInTheDatabaseIsFoundByTheHead() {
        jdbc.sql("DELETE FROM audit_checkpoint").update();
        assertThat(afterwards("DELETE FROM audit_entry WHERE sequence > 7")).isEqualTo(8);
    }

    @Test
    void aCheckpointInTheDatabaseCannotBeForged() {
        assertThat(afterwards("UPDATE audit_checkpoint SET head = '%s'".formatted("1".repeat(64))))
                .isEqualTo(EXPIRED);
    }

    @Test
    void aTrailWithoutCheckpointsIsNotValidAndIsNotSignedAgain() {
        assertThat(afterwards("DELETE FROM audit_checkpoint")).isEqualTo(1);
        events.publishEvent(batch());
        sealer.seal();
        notary.sign();
        assertThat(checkpoints.newest()).isEmpty();
        assertThat(proof.find().checkpoints()).isZero();
    }

    @Test
    void aCheckpointOfAnotherKeyIsNotValidWhateverKeyStandsBesideIt() {
        SigningKey other = SigningKey.ofSeed(new byte[32]);
        String head = checkpoint().head();
        jdbc.sql("DELETE FROM audit_checkpoint").update();
        checkpoints.add(other.sign(LENGTH, head), other.publicKey(), clock.instant());
        assertThat(afterwards("SELECT 1")).isEqualTo(LENGTH);
        events.publishEvent(batch());
        sealer.seal();
        notary.sign();
        assertThat(checkpoint().size()).isEqualTo(LENGTH);
    }

    @Test
    void aFormerKeyThatTheOperatorNamesStillCounts() {
        SigningKey former = SigningKey.ofSeed(new byte[32]);
        var named = new AuditSettings(settings.retention(), "", List.of(former.publicKey()), null, null, null);
        var trusted = new TrustedCheckpoints(checkpoints, entries, key, named);
        assertThat(trusted.isTrusted(former.sign(LENGTH, checkpoint().head()))).isTrue();
        assertThat(trusted.isTrusted(checkpoint())).isTrue();
        assertThat(trusted.isTrusted(SigningKey.ofSeed(SigningKey.newSeed())
                        .sign(1, checkpoint().head())))
                .isFalse();
    }

    @Test
    void anEarlierCheckpointThatContradictsIsFound() {
        var checkpoint = key.sign(5, "1".repeat(64));
        checkpoints.add(checkpoint, key.publicKey(), clock.instant());
        assertThat(afterwards("SELECT 1")).isEqualTo(5);
    }

    @Test
    void freshDetailsDoNotExpireWhateverTheChainSays() throws IOException {
        List<String> forged = replaced(5, forgotten(export.get(5)));
        forged.add(export.get(3).replace("\"to_sequence\":3", "\"to_sequence\":9"));
        List<String> chain = Forgery.rehash(forged);
        assertThat(brokenAt(chain)).isEqualTo(6);
        Path file = Files.write(folder.resolve("forged.ndjson"), chain);
        Verifiers.agree(1, "BROKEN at sequence 6", List.of(file.toString()));
    }

    @Test
    void theFindingSaysWhatTheChainWasCheckedAgainst() {
        assertThat(proof.find().checkpoints()).isEqualTo(2);
        assertThat(proof.find().newest()).isEqualTo(checkpoint());
    }

    /** Whatever somebody with the database does to it, the endpoint, the command and the script come to the same verdict. */
    @Test
    void theEndpointAgreesWithBothVerifiersOfItsExport() throws IOException {
        var random = new Random(20261129);
        jdbc.sql("CREATE TABLE kept AS SELECT * FROM audit_entry").update();
        for (int i = 0; i < FORGERIES; i++) {
            List<String> done = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                done.add(tampering(random));
            }
            done.forEach(sql -> jdbc.sql(sql).update());
            Verification stored = proof.verify();
            Verifiers.Outcome command = Verifiers.command(against(lines()));
            Verifiers.Outcome script = Verifiers.script(against(lines()));
            assertThat(script.status()).as("%s: %s", done, script).isEqualTo(command.status());
            assertThat(command.status())
                    .as("%s: %s and %s", done, stored, command)
                    .isEqualTo(
                            switch (stored) {
                                case Verification.Valid valid -> 0;
                                case Verification.Broken broken -> 1;
                            });
            if (stored instanceof Verification.Broken broken) {
                String verdict = "BROKEN at sequence " + broken.sequence() + ":";
                assertThat(command.text()).as("%s", done).contains(verdict);
                assertThat(script.text()).as("%s", done).contains(verdict);
            }
            jdbc.sql("DELETE FROM audit_entry").update();
            jdbc.sql("INSERT INTO audit_entry SELECT * FROM kept").update();
        }
        jdbc.sql("DROP TABLE kept").update();
    }

    private static String tampering(Random random) {
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

    private long afterwards(String tampering) {
        if (!tampering.startsWith("SELECT")) {
            jdbc.sql(tampering).update();
        }
        return proof.verify() instanceof Verification.Broken broken ? broken.sequence() : -1;
    }

    private static long brokenAt(List<String> lines) {
        return TestTrail.verify(lines, null) instanceof Verification.Broken broken ? broken.sequence() : -1;
    }

    private static String stranger() {
        return TestTrail.of(6, "ops").lines().getLast();
    }

    private static String forgotten(String line) {
        return Forgery.with(Forgery.with(line, "details", null), "details_salt", null);
    }

    private static String capitals(String line, String name) {
        return Forgery.with(
                line, name, String.valueOf(Forgery.read(line).get(name)).toUpperCase(Locale.ROOT));
    }

    private List<String> replaced(int line, String by) {
        return changed(lines -> lines.set(line, by));
    }

    private List<String> changed(Consumer<List<String>> tampering) {
        List<String> lines = new ArrayList<>(export);
        tampering.accept(lines);
        return lines;
    }

    /** Other values of any kind. */
    private static List<@Nullable Object> others(@Nullable Object value) {
        return Arrays.<@Nullable Object>asList(null, "other", 41, 1.5, true, List.of(), Map.of(), value + "0").stream()
                .filter(other -> !Objects.equals(other, value))
                .toList();
    }

    /** The arguments that check these lines against the checkpoint. */
    private List<String> against(List<String> lines) throws IOException {
        return List.of(
                Files.write(folder.resolve("trail.ndjson"), lines).toString(),
                "--checkpoint",
                Files.writeString(folder.resolve("checkpoint.txt"), checkpoint().text())
                        .toString(),
                "--public-key",
                Files.writeString(folder.resolve("key.pem"), key.publicKey()).toString());
    }

    private Checkpoint checkpoint() {
        return checkpoints.newest().orElseThrow().checkpoint();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        reader.forEachChunk(
                reader.traversal(AuditFilter.ALL),
                chunk -> chunk.forEach(entry -> lines.add(new String(entryLines.line(entry), StandardCharsets.UTF_8))));
        return lines;
    }

    private IntakeEvent.BatchSubmitted batch() {
        return new IntakeEvent.BatchSubmitted(
                JOB, "crm", new OutcomeCounts(2, 1, 0, 2), Duration.ofMillis(12), clock.instant());
    }
}
