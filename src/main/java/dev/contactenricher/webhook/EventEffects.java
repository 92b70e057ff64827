package dev.contactenricher.webhook;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.store.Contention;
import dev.contactenricher.webhook.WebhookEvent.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives each event its effect once: its id and what it confirms commit together or not at all. */
@Component
class EventEffects {

    /** Always in one order, so that groups of two replicas with an event in common wait for each other in turn. */
    private static final Comparator<Arrival> BY_ID =
            Comparator.comparing(Arrival::id, Comparator.nullsFirst(Arrays::compare));

    private final SeenEvents seen;
    private final MergeJobService merges;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    EventEffects(
            SeenEvents seen,
            MergeJobService merges,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.seen = seen;
        this.merges = merges;
        this.events = events;
        this.transaction = transaction;
    }

    /** @param id by which repeats are known, or null when they cannot be */
    record Arrival(byte @Nullable [] id, String contactId, Instant receivedAt) {

        @Override
        public String toString() {
            return "Arrival[" + receivedAt + "]";
        }
    }

    void apply(List<Arrival> arrivals) {
        List<Arrival> ordered = arrivals.stream().sorted(BY_ID).toList();
        // on PostgreSQL, an answer that is recorded at the same moment may stand in the way
        Contention.repeat(() -> transaction.executeWithoutResult(tx -> applyOnce(ordered)));
    }

    private void applyOnce(List<Arrival> arrivals) {
        List<Arrival> fresh = arrivals.stream().filter(this::isNew).toList();
        merges.confirm(fresh.stream()
                .map(arrival -> new ContactEvent(arrival.contactId(), arrival.receivedAt()))
                .toList());
        fresh.forEach(arrival -> events.publishEvent(new WebhookEvent(Outcome.APPLIED, arrival.receivedAt())));
    }

    private boolean isNew(Arrival arrival) {
        byte[] id = arrival.id();
        if (id == null || seen.claim(id, arrival.receivedAt())) {
            return true;
        }
        events.publishEvent(new WebhookEvent(Outcome.REPEATED, arrival.receivedAt()));
        return false;
    }
}
