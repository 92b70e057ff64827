package dev.contactenricher.merge;

import dev.contactenricher.cxone.CxoneClient;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.problem.BackgroundFailure;
import dev.contactenricher.problem.CallId;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeCall;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends a claim and records what CXone answers. */
@Component
class Sender {

    private final CxoneClient cxone;
    private final CallBudgets budgets;
    private final Answers answers;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;

    Sender(
            CxoneClient cxone,
            CallBudgets budgets,
            Answers answers,
            Dialect dialect,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.cxone = cxone;
        this.budgets = budgets;
        this.answers = answers;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    void send(Claim claim) {
        CallId.inLogLines(claim.request().id(), () -> sendAndRecord(claim));
    }

    private void sendAndRecord(Claim claim) {
        try {
            if (claim.mayStart(dialect.instant(), settings.timeout())) {
                Delivery delivery = cxone.deliver(claim.shipment(), budgets.of(claim));
                // not when the database has time for it, as the permit is held a window from the answer on
                Instant answeredAt = dialect.instant();
                answers.handle(claim, delivery, answeredAt);
                events.publishEvent(ended(claim, delivery, answeredAt));
            }
        } catch (RuntimeException e) {
            events.publishEvent(new BackgroundFailure(
                    "An answer could not be recorded; the request is repeated after its lease", e));
        }
    }

    private static MergeCall ended(Claim claim, Delivery delivery, Instant at) {
        return new MergeCall(
                claim.request().id(),
                claim.request().sends().count(),
                claim.entries().stream().map(Entry::ref).toList(),
                AnsweredSends.name(delivery).orElse("none"),
                claim.claimedAt(),
                at);
    }
}
