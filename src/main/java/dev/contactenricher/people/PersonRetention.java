package dev.contactenricher.people;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.contactenricher.records.RecordSettings;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgets persons that did not come again and of which nothing is kept any more, a few at a time.
 */
@Component
class PersonRetention {

    private static final int AT_A_TIME = 200;

    private final PersonAges ages;
    private final PersonIndex index;
    private final PersonUse use;
    private final RecordSettings settings;
    private final Dialect dialect;
    private final TransactionOperations transactions;

    PersonRetention(
            PersonAges ages,
            PersonIndex index,
            PersonUse use,
            RecordSettings settings,
            Dialect dialect,
            TransactionOperations transactions) {
        this.ages = ages;
        this.index = index;
        this.use = use;
        this.settings = settings;
        this.dialect = dialect;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT3M")
    void deleteExpired() {
        Instant before = dialect.instant().minus(settings.retention());
        List<PersonAges.Aged> some = ages.seenBefore(before, PersonAges.Aged.FIRST, AT_A_TIME);
        while (!some.isEmpty()) {
            List<String> ids = some.stream().map(PersonAges.Aged::id).toList();
            transactions.executeWithoutResult(tx -> deleteUnused(ids, before));
            some = ages.seenBefore(before, some.getLast(), AT_A_TIME);
        }
    }

    /** No batch is taken in meanwhile, so that no person comes into use between the questions and the deletion. */
    private void deleteUnused(List<String> personIds, Instant before) {
        index.lock();
        Map<String, List<String>> idsOf = ages.withJoined(personIds, before).stream()
                .collect(groupingBy(PersonAges.Id::standsFor, mapping(PersonAges.Id::id, toList())));
        List<String> all = idsOf.values().stream().flatMap(List::stream).toList();
        Set<String> used = use.of(all);
        index.delete(idsOf.values().stream()
                .filter(ids -> ids.stream().noneMatch(used::contains))
                .flatMap(List::stream)
                .toList());
    }
}
