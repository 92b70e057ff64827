package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes an entry of the trail, and how it is read. */
abstract class AuditTrailContract extends TrailRoom {

    static final String PERSON = "6f1f7b1e-52a4-4d0e-9f3f-1f2e3d4c5b6a";

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

    @Test
    void noEntryIsMissedAfterTheClockWasSetBack() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            append(1);
            clock.advance(Duration.ofMinutes(random.nextInt(300)));
            if (i % 15 == 14) {
                var by = Duration.ofHours(random.nextInt(48));
                clock.jump(by.negated());
                events.publishEvent(new ClockSet.Back(by, clock.instant()));
            }
        }
        sealer.seal();
        List<AuditEntry> all = trail();
        for (int i = 0; i < 100; i++) {
            Instant from = TestClock.START.plus(Duration.ofMinutes(random.nextInt(9_000)));
            Instant to = from.plus(Duration.ofMinutes(random.nextInt(3_000)));
            assertThat(sequences(new AuditFilter(from, to, null, null, null)))
                    .as("from %s to %s", from, to)
                    .isEqualTo(all.stream()
                            .filter(entry -> !Instant.parse(entry.createdAt()).isBefore(from))
                            .filter(entry -> Instant.parse(entry.createdAt()).isBefore(to))
                            .map(AuditEntry::sequence)
                            .toList());
        }
    }

    private List<Long> sequences(AuditFilter filter) {
        return reader.page(reader.traversal(filter), 100).entries().stream()
                .map(AuditEntry::sequence)
                .toList();
    }
}
