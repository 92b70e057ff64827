package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.proof.Verification;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@StoreTest
@AuditBeans
abstract class AuditTrailContract {

    static final String JOB = "0199f0a0-0000-7000-8000-000000000001";
    static final String PERSON = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditEntries entries;

    @Autowired
    AuditReader reader;

    @Autowired
    AuditProof proof;

    @Autowired
    Chain chain;

    @Autowired
    Sealer sealer;

    @Autowired
    Notary notary;

    @Autowired
    Checkpoints checkpoints;

    @Autowired
    DetailsRetention retention;

    @Autowired
    AuditSettings settings;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void anEntryCommitsWithItsCause() {
        transactions.executeWithoutResult(status -> {
            events.publishEvent(batch());
            status.setRollbackOnly();
        });
        sealer.seal();
        assertThat(trail()).isEmpty();

        events.publishEvent(batch());
        sealer.seal();
        assertThat(trail()).singleElement().satisfies(entry -> {
            assertThat(entry.sequence()).isEqualTo(1);
            assertThat(entry.action()).isEqualTo("batch_submitted");
            assertThat(entry.actor()).isEqualTo("crm");
            assertThat(entry.subject()).isNull();
            assertThat(entry.previousHash()).isEqualTo("0".repeat(64));
            assertThat(entry.createdAt()).isEqualTo("2026-03-01T12:00:00.000Z");
            assertThat(details(entry)).isEqualTo(json.readTree("""
                                    {"job_id": "%s", "contact_count": 5, "duplicates_removed": 1, "rejected": 2, "latency_ms": 12}
                                    """.formatted(JOB)));
        });
    }

    @Test
    void aRejectedContactIsAnEntryOfItsOwnWithTheRuleAndTheArticle() {
        var refused = new IntakeEvent.Rejection(
                3, PERSON, List.of("consent_to_sms:consent_missing"), "gdpr_territory", List.of("phone"));
        var unreadable = new IntakeEvent.Rejection(4, null, List.of("email:email_invalid"), null, List.of());
        events.publishEvent(
                new IntakeEvent.ContactsRejected(JOB, "crm", List.of(refused, unreadable), clock.instant()));
        sealer.seal();

        assertThat(trail()).extracting(AuditEntry::subject).containsExactly(PERSON, null);
        assertThat(trail())
                .extracting(this::details)
                .containsExactly(json.readTree("""
                                {"job_id": "%s", "index": 3, "findings": ["consent_to_sms:consent_missing"],
                                 "rule": "gdpr_territory", "evidence": ["phone"], "article": "gdpr.art7"}
                                """.formatted(JOB)), json.readTree("""
                                {"job_id": "%s", "index": 4, "findings": ["email:email_invalid"]}
                                """.formatted(JOB)));
    }

    @Test
    void whatAContactWasJoinedOfIsAnEntryThatStaysSmall() {
        String earlier = "0199f0a0-0000-7000-8000-000000000002";
        List<Integer> indexes = IntStream.range(3, 1_000).boxed().toList();
        var joined = new IntakeEvent.Joined(3, PERSON, indexes, List.of(earlier));
        events.publishEvent(new IntakeEvent.ContactsJoined(JOB, "crm", List.of(joined), clock.instant()));
        sealer.seal();

        AuditEntry entry = trail().getFirst();
        assertThat(entry.action()).isEqualTo("contacts_joined");
        assertThat(entry.subject()).isEqualTo(PERSON);
        assertThat(details(entry).path("indexes").size()).isEqualTo(20);
        assertThat(details(entry).path("indexes").get(0).asInt()).isEqualTo(3);
        assertThat(details(entry).path("jobs").get(0).asString()).isEqualTo(earlier);
    }

    @Test
    void everySendAndItsEndAreEntriesOfTheContact() {
        var entry = new EntryRef(7, PERSON, JOB, 2);
        var at = clock.instant();
        events.publishEvent(new MergeEvent.Claimed("r1", List.of(entry), 1, at));
        events.publishEvent(new MergeEvent.Answered("r1", "accepted", 1, at));
        events.publishEvent(new MergeEvent.Accepted("r1", List.of(entry), at));
        events.publishEvent(
                new MergeEvent.Completed(List.of(new MergeEvent.Completion(entry, "r1", Duration.ofMillis(1500))), at));
        events.publishEvent(new MergeEvent.Failed(entry, "unconfirmed", 8, at));
        events.publishEvent(new MergeEvent.Replayed(entry, at));
        sealer.seal();

        assertThat(trail())
                .extracting(AuditEntry::action)
                .containsExactly("merge_submitted", "merge_completed", "merge_failed", "dead_letter_replayed");
        assertThat(trail())
                .allSatisfy(found -> assertThat(found.subject()).isEqualTo(PERSON))
                .allSatisfy(found ->
                        assertThat(details(found).path("index").asInt()).isEqualTo(2))
                .allSatisfy(found -> assertThat(found.actor()).isEqualTo("system"));
    }

    @Test
    void anExportIsOnRecordBeforeItsCallAndACorrectionSaysThatItIsOne() {
        var entry = new EntryRef(7, PERSON, JOB, 2);
        var at = clock.instant();
        events.publishEvent(new ExportEvent.Submitted(List.of(entry), Set.of(), at));
        events.publishEvent(new ExportEvent.Submitted(List.of(entry), Set.of(7L), at));
        events.publishEvent(new ExportEvent.Exported(List.of(entry), Set.of(7L), at));
        sealer.seal();

        assertThat(trail())
                .extracting(AuditEntry::action)
                .containsExactly("export_submitted", "export_submitted", "export_completed");
        assertThat(trail()).extracting(AuditEntry::subject).containsOnly(PERSON);
        assertThat(trail())
                .extracting(found -> details(found).path("correction").asBoolean(false))
                .containsExactly(false, true, true);
    }

    @Test
    void theChainHasNoGapAndVerifies() {
        append(2_500);
        sealer.seal();
        assertThat(trail())
                .extracting(AuditEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_500).boxed().toList());
        assertThat(proof.verify())
                .isEqualTo(new Verification.Valid(2_500, trail().getLast().hash(), null));
    }

    @Test
    void severalSealersAtOnceMakeOneChain() throws Exception {
        append(300);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                running.add(threads.submit(() -> {
                    for (int n = 0; n < 30; n++) {
                        append(5);
                        chain.extend(7);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        sealer.seal();
        assertThat(entries.oldestUnchained()).isEmpty();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Valid.class,
                        valid -> assertThat(valid.entries()).isEqualTo(900));
    }

    @Test
    void aChainExtendedByAnotherIsNotOverwritten(@Autowired ChainHead heads) {
        append(2);
        sealer.seal();
        var stale = new ChainHead.Head(1, new byte[32], 0, 0, Instant.EPOCH);
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.executeWithoutResult(status -> heads.move(stale, new AuditEntries.Place(2, new byte[32]))));
    }

    @Test
    void aChangeInTheDatabaseIsFound() {
        append(5);
        sealer.seal();
        jdbc.sql("UPDATE audit_entry SET actor = 'ops' WHERE sequence = 3").update();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(3));
    }

    @Test
    void aTailCutInTheDatabaseIsFoundByTheCheckpoint() {
        append(5);
        sealer.seal();
        notary.sign();
        jdbc.sql("DELETE FROM audit_entry WHERE sequence > 3").update();
        jdbc.sql("UPDATE audit_head SET sequence = 3, hash = (SELECT lower(:hash))")
                .param("hash", trail().get(2).hash())
                .update();
        assertThat(proof.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.sequence()).isEqualTo(4));
    }

    @Test
    void aCheckpointIsSignedOnlyWhenThereIsNews() {
        notary.sign();
        assertThat(checkpoints.before(Long.MAX_VALUE, 10)).isEmpty();
        append(3);
        sealer.seal();
        notary.sign();
        notary.sign();
        append(1);
        notary.signTheEnd();
        assertThat(checkpoints.before(Long.MAX_VALUE, 10))
                .extracting(dated -> dated.checkpoint().size())
                .containsExactly(4L, 3L);
    }

    @Test
    void detailsExpireAndTheTrailSaysSo() {
        append(3);
        sealer.seal();
        clock.advance(settings.retention().minusDays(1));
        append(1);
        sealer.seal();
        appendUnchained();
        clock.advance(Duration.ofDays(2));
        retention.expire();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        assertThat(trail()).as("not before the announcement is chained").allMatch(entry -> entry.details() != null);
        sealer.seal();
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        retention.expire();
        retention.expire();
        sealer.seal();

        assertThat(trail())
                .extracting(entry -> entry.details() == null)
                .containsExactly(true, true, true, false, false, false);
        assertThat(trail())
                .extracting(entry -> entry.detailsSalt() == null)
                .containsExactly(true, true, true, false, false, false);
        assertThat(trail().getLast().action()).isEqualTo("details_expired");
        assertThat(details(trail().getLast())).isEqualTo(json.readTree("{\"from_sequence\": 1, \"to_sequence\": 3}"));
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);

        clock.advance(settings.retention().plusDays(1));
        retention.expire();
        sealer.seal();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        assertThat(trail()).filteredOn(entry -> entry.details() != null).hasSize(1);
        assertThat(proof.verify()).isInstanceOf(Verification.Valid.class);
        assertThat(reader.page(reader.traversal(new AuditFilter(null, null, null, JOB, null)), 100)
                        .entries())
                .as("job_id still finds them")
                .hasSize(5);
    }

    @Test
    void whoBeganToReadBeforeAnExpiryStillFindsTheDetails() {
        append(3);
        sealer.seal();
        clock.advance(settings.retention().plusDays(1));
        Traversal begun = reader.traversal(AuditFilter.ALL);
        retention.expire();
        sealer.seal();
        clock.advance(Duration.ofMinutes(59));
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() != null);
        clock.advance(Duration.ofMinutes(1));
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() == null);
    }

    @Test
    void timesAreFoundWithoutAWalk() {
        for (int i = 0; i < 50; i++) {
            append(1);
            clock.advance(Duration.ofHours(3));
        }
        sealer.seal();
        var from = TestClock.START.plus(Duration.ofHours(3 * 20));
        var found = reader.traversal(new AuditFilter(from, from.plus(Duration.ofHours(30)), null, null, null));
        assertThat(found.after()).isEqualTo(20);
        assertThat(found.end()).isEqualTo(31);
        assertThat(reader.page(found, 100).entries())
                .extracting(AuditEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(21, 30).boxed().toList());
    }

    @Test
    void aTraversalStaysAsItBegan() {
        append(5);
        sealer.seal();
        Traversal traversal = reader.start(AuditFilter.ALL, "compliance");
        AuditReader.Page first = reader.page(traversal, 3);
        append(5);
        sealer.seal();
        assertThat(first.rest()).isNotNull();
        AuditReader.Page second = reader.page(first.rest(), 3);

        assertThat(first.entries()).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L);
        assertThat(second.entries()).extracting(AuditEntry::sequence).containsExactly(4L, 5L);
        assertThat(second.rest()).isNull();
        assertThat(trail())
                .filteredOn(entry -> entry.action().equals("audit_read"))
                .hasSize(1);
    }

    @Test
    void filtersCombine() {
        append(2);
        clock.advance(Duration.ofSeconds(10));
        var from = clock.instant();
        events.publishEvent(new MergeEvent.Claimed("r1", List.of(new EntryRef(7, PERSON, JOB, 2)), 1, from));
        append(1);
        clock.advance(Duration.ofSeconds(10));
        append(1);
        sealer.seal();

        assertThat(sequences(new AuditFilter(from, null, null, null, null))).containsExactly(3L, 4L, 5L);
        assertThat(sequences(new AuditFilter(from, clock.instant(), null, null, null)))
                .containsExactly(3L, 4L);
        assertThat(sequences(new AuditFilter(null, from, null, null, null))).containsExactly(1L, 2L);
        assertThat(sequences(new AuditFilter(null, null, AuditAction.MERGE_SUBMITTED, JOB, null)))
                .containsExactly(3L);
        assertThat(sequences(new AuditFilter(null, null, null, null, PERSON))).containsExactly(3L);
        assertThat(sequences(new AuditFilter(clock.instant().plusSeconds(1), null, null, null, null)))
                .isEmpty();
    }

    IntakeEvent.BatchSubmitted batch() {
        return new IntakeEvent.BatchSubmitted(
                JOB, "crm", new OutcomeCounts(2, 1, 0, 2), Duration.ofMillis(12), clock.instant());
    }

    void append(int count) {
        transactions.executeWithoutResult(
                status -> IntStream.range(0, count).forEach(i -> events.publishEvent(batch())));
    }

    /** As an earlier release did; what comes behind it has to wait, too. */
    void appendUnchained() {
        Details details = Details.of(Detail.JOB_ID, JOB).with(Detail.CONTACT_COUNT, 5);
        entries.append(
                List.of(new Draft(AuditAction.BATCH_SUBMITTED, "crm", null, details, clock.instant())), null);
    }

    List<AuditEntry> trail() {
        List<AuditEntry> all = new ArrayList<>();
        reader.forEachChunk(reader.traversal(AuditFilter.ALL), all::addAll);
        return all;
    }

    private List<Long> sequences(AuditFilter filter) {
        return reader.page(reader.traversal(filter), 100).entries().stream()
                .map(AuditEntry::sequence)
                .toList();
    }

    private JsonNode details(AuditEntry entry) {
        return json.readTree(String.valueOf(entry.details()));
    }
}
