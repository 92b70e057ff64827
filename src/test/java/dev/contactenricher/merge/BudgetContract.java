package dev.contactenricher.merge;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.Submission;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** How the budget is shared between lanes and jobs, and what an outage of an hour leaves of it, in virtual time. */
@Import(BudgetContract.SlowDatabase.class)
abstract class BudgetContract extends MergeRoom {

    private static final int CHUNK = 50;
    private static final Duration INTERVAL = Duration.ofMillis(600);
    private static final Duration LONGEST_PROBE_INTERVAL = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Lets each claim take its time. */
    static final class SlowDatabase {

        private final TestClock clock;
        private Duration claimTime = Duration.ZERO;

        SlowDatabase(TestClock clock) {
            this.clock = clock;
        }

        @EventListener
        void on(MergeEvent.Claimed claimed) {
            clock.advance(claimTime);
        }
    }

    @Autowired
    SlowDatabase database;

    private final List<Send> sends = new ArrayList<>();
    private int persons;

    private record Send(Instant at, List<EntryRef> entries) {

        long of(String job) {
            return entries.stream().filter(entry -> entry.jobId().equals(job)).count();
        }
    }

    @Test
    void aContactPostedAloneGoesWithOneOfTheNextRequestsHoweverManyWait() {
        enqueue("bulk", 2_000);
        var posted = new ArrayList<Instant>();
        for (int i = 0; i < 30; i++) {
            send(Duration.ofMillis(311 + 97L * (i % 7)), this::takes);
            posted.add(clock.instant());
            enqueue("alone-" + i, 1);
        }
        send(Duration.ofSeconds(5), this::takes);

        for (int i = 0; i < posted.size(); i++) {
            String job = "alone-" + i;
            Instant latest = posted.get(i).plus(INTERVAL.multipliedBy(3));
            assertThat(sends)
                    .filteredOn(send -> send.of(job) > 0)
                    .singleElement()
                    .satisfies(send -> assertThat(send.at()).isBefore(latest));
        }
        assertThat(sends).allSatisfy(send -> assertThat(send.entries()).hasSize(CHUNK));
    }

    @Test
    void whatIsClaimedGoesAtOnceHoweverLongAClaimTakes() {
        enqueue("bulk", 500);
        database.claimTime = INTERVAL;
        try {
            assertThat(claiming.steps()).hasSize(2).hasOnlyElementsOfType(Claim.class);
        } finally {
            database.claimTime = Duration.ZERO;
        }
    }

    @Test
    void bulkNeverGetsLessThanHalfWhileBothWait() {
        enqueue("bulk", 300);
        for (int i = 0; i < 300; i++) {
            enqueue("alone", 1);
        }
        send(Duration.ofSeconds(30), this::takes);

        assertThat(sends)
                .hasSize(12)
                .allSatisfy(send -> assertThat(send.of("bulk")).isEqualTo(CHUNK / 2));
    }

    @Test
    void bulkJobsTakeTurns() {
        enqueue("first", 1_500);
        send(INTERVAL.multipliedBy(5), this::takes);
        sends.clear();
        enqueue("second", 500);
        enqueue("third", 500);
        send(INTERVAL.multipliedBy(21), this::takes);

        var shares = sends.stream()
                .flatMap(send -> send.entries().stream())
                .collect(groupingBy(EntryRef::jobId, counting()));
        assertThat(shares)
                .hasSize(3)
                .allSatisfy((job, sent) -> assertThat(sent)
                        .as(job)
                        .isBetween(sends.size() * CHUNK / 3 - 2L * CHUNK, sends.size() * CHUNK / 3 + 2L * CHUNK));
    }

    @Test
    void afterAnHoursOutageNothingIsLostAndTheBacklogDrainsAtTheFullRate() {
        enqueue("before", 200);
        send(Duration.ofSeconds(3), this::takes);
        var unconfirmed = List.copyOf(sends);

        enqueue("meanwhile", 1_600);
        send(Duration.ofMinutes(20), this::isAway);
        send(Duration.ofMinutes(20), this::isSilent);
        send(Duration.ofMinutes(20), this::isAway);
        assertThat(queue.statistics().paused()).containsExactly("outage");

        Instant recovered = clock.instant();
        sends.clear();
        unconfirmed.forEach(this::isConfirmed);
        send(Duration.ofSeconds(90), this::takesAndConfirms);

        var first = sends.getFirst().at();
        var lasted = Duration.between(first, sends.getLast().at());
        assertThat(first).isBeforeOrEqualTo(recovered.plus(LONGEST_PROBE_INTERVAL));
        assertThat((double) INTERVAL.multipliedBy(sends.size() - 1).toMillis() / lasted.toMillis())
                .as("share of the budget")
                .isGreaterThanOrEqualTo(0.95);
        assertThat(sends.stream().mapToInt(send -> send.entries().size()).sum()).isEqualTo(1_600);
        clock.advance(Duration.ofSeconds(2));
        assertThat(queue.statistics().contacts().values()).containsOnly(0L);
    }

    @Test
    void whatFailedInAnOutageGoesWithoutAPauseOnceItIsOver() {
        enqueue("few", 2 * CHUNK);
        send(Duration.ofMinutes(20), this::isAway);
        assertThat(queue.statistics().paused()).containsExactly("outage");

        send(LONGEST_PROBE_INTERVAL.plus(INTERVAL.multipliedBy(3)), this::takes);

        assertThat(sends).hasSize(2);
        assertThat(Duration.between(sends.getFirst().at(), sends.getLast().at()))
                .isLessThanOrEqualTo(INTERVAL.plusMillis(2));
    }

    private void enqueue(String job, int contacts) {
        enqueue(job, IntStream.range(0, contacts).mapToObj(this::submission).toList());
    }

    private Submission submission(int index) {
        String person = "p" + persons++;
        return submission(index, person, "Ann");
    }

    /** Sends for that long, as the dispatcher does. */
    private void send(Duration time, Consumer<Claim> cxone) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            checkTimeouts();
            switch (claiming.next()) {
                case Claim claim -> cxone.accept(claim);
                case Idle idle -> {
                    long until =
                            Math.min(idle.until().toEpochMilli(), Math.min(clock.millis() + 1_000, end.toEpochMilli()));
                    clock.advance(Duration.ofMillis(Math.max(1, until - clock.millis())));
                }
            }
        }
    }

    private void takes(Claim claim) {
        sends.add(new Send(
                clock.instant(), claim.entries().stream().map(Entry::ref).toList()));
        answers.handle(
                claim,
                new MergeAnswer.Accepted(
                        ids(claim.entries().stream().map(Entry::ref).toList())));
    }

    private void takesAndConfirms(Claim claim) {
        takes(claim);
        isConfirmed(sends.getLast());
    }

    private void isAway(Claim claim) {
        answers.handle(claim, new MergeAnswer.Unavailable(null));
    }

    private void isSilent(Claim claim) {
        clock.advance(TIMEOUT);
        answers.handle(claim, new MergeAnswer.Unavailable(null));
    }

    private void isConfirmed(Send send) {
        transaction.executeWithoutResult(tx -> queue.confirm(ids(send.entries()).stream()
                .map(id -> new ContactEvent(id, clock.instant()))
                .toList()));
    }

    private static List<String> ids(List<EntryRef> entries) {
        return entries.stream().map(EntryRef::personId).toList();
    }
}
