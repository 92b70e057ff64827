package dev.contactenricher.audit;

import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail on a real database, driven step by step. */
@StoreTest
@AuditBeans
abstract class TrailRoom {

    static final String JOB = "0199f0a0-0000-7000-8000-000000000001";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditEntries entries;

    @Autowired
    AuditReader reader;

    @Autowired
    Sealer sealer;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JsonMapper json;

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
        entries.append(List.of(new Draft(AuditAction.BATCH_SUBMITTED, "crm", null, details, clock.instant())), null);
    }

    List<AuditEntry> trail() {
        List<AuditEntry> all = new ArrayList<>();
        reader.forEachChunk(reader.traversal(AuditFilter.ALL), all::addAll);
        return all;
    }

    JsonNode details(AuditEntry entry) {
        return json.readTree(String.valueOf(entry.details()));
    }
}
