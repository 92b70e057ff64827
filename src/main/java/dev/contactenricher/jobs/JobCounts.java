package dev.contactenricher.jobs;

import dev.contactenricher.queue.EntryState;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts in jobs at the end of the transaction: other transactions that count in the same job wait from there on,
 * and claims and confirmations of a large job would otherwise go one by one.
 */
@Component
class JobCounts {

    private final Jobs jobs;
    private final Dialect dialect;

    JobCounts(Jobs jobs, Dialect dialect) {
        this.jobs = jobs;
        this.dialect = dialect;
    }

    /** @param changes by job, for each state, how many more or fewer there are now */
    void move(SortedMap<String, Map<EntryState, Integer>> changes, Instant at) {
        if (!changes.isEmpty()) {
            Tally tally = tally();
            changes.forEach(tally::add);
            tally.at = at;
            tally.countUnlessLater();
        }
    }

    /** @param exported by job, how many more of its contacts are; of jobs that are counted in anyway */
    void addExported(SortedMap<String, Integer> exported) {
        if (!exported.isEmpty()) {
            Tally tally = tally();
            exported.forEach((job, contacts) -> tally.exported.merge(job, contacts, Integer::sum));
            tally.countUnlessLater();
        }
    }

    private Tally tally() {
        Tally known = (Tally) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        var tally = new Tally();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.bindResource(this, tally);
            TransactionSynchronizationManager.registerSynchronization(tally);
        }
        return tally;
    }

    private final class Tally implements TransactionSynchronization {

        private final SortedMap<String, Map<EntryState, Integer>> changes = new TreeMap<>();
        private final SortedMap<String, Integer> exported = new TreeMap<>();
        private Instant at = Instant.EPOCH;

        void add(String job, Map<EntryState, Integer> change) {
            Map<EntryState, Integer> sum = changes.computeIfAbsent(job, id -> new EnumMap<>(EntryState.class));
            change.forEach((state, contacts) -> sum.merge(state, contacts, Integer::sum));
        }

        void countUnlessLater() {
            if (TransactionSynchronizationManager.getResource(JobCounts.this) != this) {
                count();
            }
        }

        private void count() {
            jobs.move(changes, at);
            jobs.addExported(exported);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            // a claim that waits here has every other claim wait for it
            dialect.promiseToBeQuick();
            count();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(JobCounts.this);
        }
    }
}
