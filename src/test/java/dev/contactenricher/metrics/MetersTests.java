package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.audit.AuditStatistics;
import dev.contactenricher.cxone.CxoneEvent;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.privacy.CorrectionBacklog;
import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.QueueStatistics;
import dev.contactenricher.records.Destination;
import dev.contactenricher.sending.ExportBacklog;
import dev.contactenricher.webhook.WebhookEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetersTests {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final EntryRef ENTRY = new EntryRef(1, "p", "j", 0);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MergeJobService merge = mock(MergeJobService.class);
    private final AuditStatistics audit = mock(AuditStatistics.class);

    @BeforeEach
    void measure() {
        registry.config().meterFilter(new TidyNames());
        when(merge.statistics())
                .thenReturn(new QueueStatistics(
                        Map.of(EntryState.QUEUED, 7L, EntryState.FAILED, 2L),
                        Duration.ofMillis(1500),
                        0.25,
                        Map.of(),
                        Set.of("outage")));
        when(audit.chained()).thenReturn(12L);
        when(audit.unchainedFor()).thenReturn(Duration.ofMillis(400));
        new QueueMeters(registry, merge, List.of(letters(2), letters(3)), new Patience());
        new AuditMeters(registry, audit, new Patience());
        new ExportMeters(
                registry, () -> new ExportBacklog.Standing(3, Duration.ofMillis(2500), "outage"), new Patience());
        var intake = new IntakeMeters(registry);
        var requests = new MergeMeters(registry);
        var others = new EventMeters(registry);
        var corrections = new CorrectionMeters(registry, List.of(backlog(Duration.ofSeconds(90))), new Patience());
        corrections.on(new CorrectionsEnded(Destination.CXONE, CorrectionsEnded.Outcome.CONFIRMED, 3, NOW));
        corrections.on(new CorrectionsEnded(Destination.CXONE, CorrectionsEnded.Outcome.CONFIRMED, 1, NOW));
        corrections.on(new CorrectionsEnded(Destination.MARKETING, CorrectionsEnded.Outcome.FAILED, 2, NOW));
        intake.on(new IntakeEvent.BatchSubmitted("j", "crm", new OutcomeCounts(4, 3, 2, 1), Duration.ofMillis(3), NOW));
        requests.on(new MergeEvent.Claimed("r", List.of(ENTRY, ENTRY), 1, NOW));
        requests.on(new MergeEvent.Answered("r", "throttled", 2, NOW));
        requests.on(
                new MergeEvent.Completed(List.of(new MergeEvent.Completion(ENTRY, "r", Duration.ofSeconds(3))), NOW));
        others.on(new WebhookEvent(WebhookEvent.Outcome.APPLIED, NOW));
        others.on(new ExportEvent.Exported(List.of(ENTRY), NOW));
        others.on(new CxoneEvent.TokenRenewed(NOW));
    }

    @Test
    void everyMetricOfTheContractHasItsName() {
        assertThat(registry.scrape().lines())
                .contains(
                        "enricher_contacts_total{outcome=\"accepted\"} 4.0",
                        "enricher_contacts_total{outcome=\"duplicate\"} 3.0",
                        "enricher_contacts_total{outcome=\"unchanged\"} 2.0",
                        "enricher_contacts_total{outcome=\"rejected\"} 1.0",
                        "enricher_queue_contacts{state=\"queued\"} 7.0",
                        "enricher_queue_contacts{state=\"submitted\"} 0.0",
                        "enricher_queue_oldest_seconds 1.5",
                        "enricher_merge_requests_total{outcome=\"throttled\"} 1.0",
                        "enricher_merge_requests_total{outcome=\"accepted\"} 0.0",
                        "enricher_merge_chunk_contacts_bucket{le=\"2.0\"} 1",
                        "enricher_merge_latency_seconds_bucket{le=\"5.0\"} 1",
                        "enricher_merge_latency_seconds_sum 3.0",
                        "enricher_cxone_budget_used 0.25",
                        "enricher_cxone_throttled_total 1.0",
                        "enricher_dead_letters 5.0",
                        "enricher_webhook_events_total{outcome=\"applied\"} 1.0",
                        "enricher_webhook_events_total{outcome=\"rejected\"} 0.0",
                        "enricher_exports_total{outcome=\"exported\"} 1.0",
                        "enricher_exports_total{outcome=\"failed\"} 0.0",
                        "enricher_audit_entries_total 12.0",
                        "enricher_audit_unchained_seconds 0.4",
                        "enricher_token_renewals_total 1.0",
                        "enricher_sending_paused{reason=\"outage\"} 1.0",
                        "enricher_sending_paused{reason=\"forbidden\"} 0.0",
                        "enricher_sending_paused{reason=\"operator\"} 0.0",
                        "enricher_corrections_total{destination=\"cxone\",outcome=\"confirmed\"} 4.0",
                        "enricher_corrections_total{destination=\"cxone\",outcome=\"superseded\"} 0.0",
                        "enricher_corrections_total{destination=\"cxone\",outcome=\"by_hand\"} 0.0",
                        "enricher_corrections_total{destination=\"marketing\",outcome=\"failed\"} 2.0",
                        "enricher_corrections_oldest_seconds{destination=\"cxone\"} 90.0",
                        "enricher_export_queue_contacts 3.0",
                        "enricher_export_oldest_seconds 2.5",
                        "enricher_export_paused{reason=\"outage\"} 1.0",
                        "enricher_export_paused{reason=\"throttled\"} 0.0");
    }

    @Test
    void promtoolHasNothingToSay() throws Exception {
        Counter.builder("process.cpu.time").register(registry);
        Counter.builder("http.server.requests").register(registry);
        assertThat(Promtool.run(registry.scrape(), "check", "metrics")).isEmpty();
    }

    private static CorrectionBacklog backlog(Duration oldest) {
        CorrectionBacklog backlog = mock(CorrectionBacklog.class);
        when(backlog.destination()).thenReturn(Destination.CXONE);
        when(backlog.oldest()).thenReturn(oldest);
        return backlog;
    }

    private static DeadLetterSource letters(long count) {
        DeadLetterSource source = mock(DeadLetterSource.class);
        when(source.count()).thenReturn(count);
        return source;
    }
}
