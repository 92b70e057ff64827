package dev.contactenricher.export;

import dev.contactenricher.export.ExportClaims.Claim;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.problem.CallId;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Drains the exports: batch after batch, as long as they are full and the platform takes them. */
@Component
class ExportSender {

    private final ExportClaims claims;
    private final ExportAnswers answers;
    private final MarketingClient marketing;
    private final Dialect dialect;
    private final ExportSettings settings;
    private final ApplicationEventPublisher events;
    private volatile boolean stopping;

    ExportSender(
            ExportClaims claims,
            ExportAnswers answers,
            MarketingClient marketing,
            Dialect dialect,
            ExportSettings settings,
            ApplicationEventPublisher events) {
        this.claims = claims;
        this.answers = answers;
        this.marketing = marketing;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void drain() {
        if (!settings.isOn()) {
            return;
        }
        boolean packing = true;
        Optional<Claim> claim = claims.next(packing);
        while (claim.isPresent()) {
            send(claim.get());
            // contacts that are merged now fill the next batch, instead of going alone
            packing = packing && !claim.get().isLast();
            claim = stopping ? Optional.empty() : claims.next(packing);
        }
    }

    /** What is under way ends, so that its answer is recorded; nothing new is begun. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    private void send(Claim claim) {
        Instant now = dialect.instant();
        // the lease may be over after so long, and the batch claimed again
        if (now.plus(settings.timeout()).isBefore(claim.heldUntil())) {
            CallId.inLogLines(claim.batchId(), () -> send(claim, now));
        }
    }

    private void send(Claim claim, Instant now) {
        HttpAnswer answer = marketing.send(claim.batchId(), claim.items(), now);
        Instant answeredAt = dialect.instant();
        Contention.repeat(() -> answers.handle(claim, answer));
        events.publishEvent(new ExportCall(
                claim.batchId(),
                claim.items().stream().map(ExportItem::entry).toList(),
                ExportCall.outcome(answer),
                now,
                answeredAt));
    }
}
