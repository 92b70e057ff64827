package dev.contactenricher.export;

import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contacts that the marketing platform refused, until an operator sends them again or deletes them. */
@Component
class ExportDeadLetters implements DeadLetterSource {

    private static final String KIND = "export";

    private final FailedItems items;
    private final SealedProfiles profiles;
    private final ApplicationEventPublisher events;
    private final Dialect dialect;

    ExportDeadLetters(FailedItems items, SealedProfiles profiles, ApplicationEventPublisher events, Dialect dialect) {
        this.items = items;
        this.profiles = profiles;
        this.events = events;
        this.dialect = dialect;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
        return items.list(filter, after, limit).stream().map(this::letter).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return items.numbers(filter, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> dispensable(DeadLetterFilter filter, long after, int limit) {
        return items.numbersButRefusals(filter, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return items.count();
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        return retry(List.of(number)) > 0;
    }

    @Override
    @Transactional
    public int retry(List<Long> numbers) {
        List<ExportItem> requeued = items.requeue(numbers);
        Instant now = now();
        requeued.forEach(item -> events.publishEvent(new ExportEvent.Replayed(item.entry(), item.isCorrection(), now)));
        ExportedRefusals.retried(requeued, now).forEach(events::publishEvent);
        return requeued.size();
    }

    @Override
    @Transactional
    public int discard(List<Long> numbers) {
        List<EntryRef> deleted = items.delete(numbers);
        deleted.forEach(entry -> events.publishEvent(new ExportEvent.Discarded(entry, now())));
        return deleted.size();
    }

    private DeadLetter letter(FailedItems.Failure failure) {
        ExportItem item = failure.item();
        return new DeadLetter(
                KIND + "-" + item.id(),
                KIND,
                item.entry().jobId(),
                item.entry().index(),
                profiles.open(item.payload()).externalId(),
                failure.code(),
                failure.status(),
                item.attempts(),
                failure.at());
    }

    private Instant now() {
        return dialect.instant();
    }
}
