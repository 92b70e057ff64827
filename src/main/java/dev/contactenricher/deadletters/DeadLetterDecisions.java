package dev.contactenricher.deadletters;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.store.Contention;
import java.util.List;
import java.util.function.ToIntBiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decides about many dead letters at once: some hundred in a transaction, so that sending goes on in between. One that fails
 * again meanwhile is not met a second time, as their numbers are visited in ascending order.
 */
@Component
public class DeadLetterDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDecisions.class);
    private static final int AT_ONCE = 100;

    private final List<DeadLetterSource> sources;
    private final TransactionOperations transaction;

    public DeadLetterDecisions(List<DeadLetterSource> sources, TransactionOperations transaction) {
        this.sources = sources;
        this.transaction = transaction;
    }

    public int retry(DeadLetterFilter filter) {
        int retried = sources.stream()
                .filter(source -> filter.covers(source.kind()))
                .mapToInt(source -> decide(source, source::numbers, filter, DeadLetterSource::retry))
                .sum();
        tell("{} dead letters wait again by an operator's decision", retried);
        return retried;
    }

    /** Spares what is a person's refusal that was not heard, unless its kind is named. */
    public int discard(DeadLetterFilter filter) {
        int discarded = sources.stream()
                .filter(source -> filter.covers(source.kind()))
                .mapToInt(source -> decide(source, toDiscard(source, filter), filter, DeadLetterSource::discard))
                .sum();
        tell("{} dead letters were discarded by an operator's decision", discarded);
        return discarded;
    }

    private static void tell(String decision, int many) {
        if (many > 0) {
            LOG.info(decision, many);
        }
    }

    /** The numbers of what is meant, above the given one. */
    @FunctionalInterface
    interface Numbers {
        List<Long> after(DeadLetterFilter filter, long number, int limit);
    }

    static Numbers toDiscard(DeadLetterSource source, DeadLetterFilter filter) {
        return filter.kind() == null ? source::dispensable : source::numbers;
    }

    private int decide(
            DeadLetterSource source,
            Numbers meant,
            DeadLetterFilter filter,
            ToIntBiFunction<DeadLetterSource, List<Long>> decision) {
        int all = 0;
        long last = 0;
        List<Long> numbers = meant.after(filter, last, AT_ONCE);
        while (!numbers.isEmpty()) {
            List<Long> page = numbers;
            all += Contention.repeat(
                    () -> requireNonNull(transaction.execute(tx -> decision.applyAsInt(source, page))));
            last = page.getLast();
            numbers = meant.after(filter, last, AT_ONCE);
        }
        return all;
    }
}
