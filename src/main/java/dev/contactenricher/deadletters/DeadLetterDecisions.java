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
                .mapToInt(source -> decide(source, filter, DeadLetterSource::retry))
                .sum();
        tell("{} dead letters wait again by an operator's decision", retried);
        return retried;
    }

    /** Spares corrections unless they are asked for: each is a person's refusal that CXone has not heard. */
    int discard(DeadLetterFilter filter) {
        int discarded = sources.stream()
                .filter(source -> filter.covers(source.kind()))
                .filter(source -> discards(source, filter))
                .mapToInt(source -> decide(source, filter, DeadLetterSource::discard))
                .sum();
        tell("{} dead letters were discarded by an operator's decision", discarded);
        return discarded;
    }

    private static void tell(String decision, int many) {
        if (many > 0) {
            LOG.info(decision, many);
        }
    }

    static boolean discards(DeadLetterSource source, DeadLetterFilter filter) {
        return filter.kind() != null || !source.kind().equals(DeadLetterFilter.CORRECTION);
    }

    private int decide(
            DeadLetterSource source, DeadLetterFilter filter, ToIntBiFunction<DeadLetterSource, List<Long>> decision) {
        int all = 0;
        long last = 0;
        List<Long> numbers = source.numbers(filter, last, AT_ONCE);
        while (!numbers.isEmpty()) {
            List<Long> page = numbers;
            all += Contention.repeat(
                    () -> requireNonNull(transaction.execute(tx -> decision.applyAsInt(source, page))));
            last = page.getLast();
            numbers = source.numbers(filter, last, AT_ONCE);
        }
        return all;
    }
}
