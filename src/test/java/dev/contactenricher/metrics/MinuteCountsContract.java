package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@Import({MinuteCounts.class, MinuteTable.class, MinuteCounting.class})
abstract class MinuteCountsContract {

    @Autowired
    MinuteCounts counts;

    @Autowired
    MinuteTable table;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void everythingIsCountedInItsMinute() {
        Instant first = now();
        batch(3);
        events.publishEvent(new MergeEvent.Claimed("r", entries(2), 1, now()));
        events.publishEvent(new MergeEvent.Claimed("r", entries(2), 2, now()));
        clock.advance(Duration.ofMinutes(1));
        batch(4);
        batch(5);
        events.publishEvent(new MergeEvent.Accepted("r", entries(2), now()));
        clock.advance(Duration.ofMinutes(2));
        events.publishEvent(new ExportEvent.Exported(entries(1), now()));

        assertThat(counts.last(4))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("start")
                .containsExactly(
                        new Minute(first, 3, 2, 0, 0, 0),
                        new Minute(first, 9, 0, 2, 0, 0),
                        new Minute(first, 0, 0, 0, 0, 0),
                        new Minute(first, 0, 0, 0, 0, 1));
        assertThat(counts.last(4))
                .extracting(Minute::start)
                .allSatisfy(start -> assertThat(start.getEpochSecond() % 60).isZero())
                .isSorted();
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        transaction.executeWithoutResult(tx -> {
            batch(3);
            tx.setRollbackOnly();
        });
        assertThat(counts.last(1)).extracting(Minute::takenIn).containsExactly(0L);
    }

    @Test
    void aMinuteThatIsOverTakesOneRowOfAKind() {
        batch(1);
        batch(2);
        clock.advance(Duration.ofMinutes(1));
        table.tidyUp();
        table.tidyUp();
        assertThat(rows()).isOne();
        assertThat(counts.last(2)).extracting(Minute::takenIn).containsExactly(3L, 0L);
    }

    @Test
    void aDayIsKept() {
        batch(1);
        clock.advance(Duration.ofDays(1));
        table.tidyUp();
        assertThat(rows()).isOne();
        clock.advance(Duration.ofMinutes(1));
        table.tidyUp();
        assertThat(rows()).isZero();
    }

    @Test
    void moreThanADayCannotBeAskedFor() {
        assertThat(counts.last(1440)).hasSize(1440);
        assertThatThrownBy(() -> counts.last(1441)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counts.last(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void batch(int accepted) {
        events.publishEvent(
                new IntakeEvent.BatchSubmitted("j", "crm", new OutcomeCounts(accepted, 0, 0, 0), Duration.ZERO, now()));
    }

    private int rows() {
        return jdbc.sql("SELECT COUNT(*) FROM minute_count")
                .query(Integer.class)
                .single();
    }

    private Instant now() {
        return clock.instant();
    }

    private static List<EntryRef> entries(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new EntryRef(i, "p", "j", i))
                .toList();
    }
}
