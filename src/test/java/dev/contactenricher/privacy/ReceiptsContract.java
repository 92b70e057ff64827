package dev.contactenricher.privacy;

import static dev.contactenricher.records.Destination.CXONE;
import static dev.contactenricher.records.Destination.MARKETING;
import static dev.contactenricher.records.Settled.Outcome.BY_HAND;
import static dev.contactenricher.records.Settled.Outcome.CONFIRMED;
import static dev.contactenricher.records.Settled.Outcome.FAILED;
import static dev.contactenricher.records.Settled.Outcome.RETRIED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@StoreTest
@Import(Receipts.class)
abstract class ReceiptsContract {

    private static final String ID = "5b0f7c1e-2a54-4c8e-9f0e-6f0f6b7b1a11";

    @Autowired
    Receipts receipts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatNobodyElseHoldsIsSettledAtOnce() {
        open(Consequences.NONE);
        assertThat(receipts.find(ID)).contains(receipt(Receipt.Status.NOT_NEEDED, Receipt.Status.NOT_NEEDED));
        assertThat(receipts.find("5b0f7c1e-2a54-4c8e-9f0e-000000000000")).isEmpty();
    }

    @Test
    void aCorrectionIsQueuedUntilItsLastOneIsConfirmed() {
        var done = Consequences.corrections(CXONE, 2).and(Consequences.corrections(MARKETING, 1));
        open(done);
        assertThat(statuses()).containsExactly(Receipt.Status.QUEUED, Receipt.Status.QUEUED);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses()).containsExactly(Receipt.Status.QUEUED, Receipt.Status.QUEUED);
        clock.advance(Duration.ofMinutes(3));
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses()).containsExactly(Receipt.Status.CONFIRMED, Receipt.Status.QUEUED);
        assertThat(receipts.find(ID).orElseThrow().destinations().getFirst().at())
                .isEqualTo(clock.instant());
    }

    @Test
    void aCorrectionThatFailedMayBeConfirmedYet() {
        var done = Consequences.corrections(CXONE, 2);
        open(done);
        settle(CXONE, FAILED, 1);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.FAILED);
        settle(CXONE, FAILED, 1);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.CONFIRMED);
    }

    @Test
    void aCorrectionThatIsTriedAgainIsQueued() {
        open(Consequences.corrections(CXONE, 2));
        settle(CXONE, FAILED, 1);
        settle(CXONE, RETRIED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.QUEUED);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses().getFirst())
                .as("the other one was not answered yet")
                .isEqualTo(Receipt.Status.QUEUED);
        settle(CXONE, FAILED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.FAILED);
        settle(CXONE, RETRIED, 1);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.CONFIRMED);
    }

    @Test
    void aCorrectionThatWillNotBeSentAfterAllIsLeftToSomebodysHand() {
        open(Consequences.corrections(MARKETING, 2));
        settle(MARKETING, BY_HAND, 1);
        assertThat(statuses().getLast()).isEqualTo(Receipt.Status.QUEUED);
        settle(MARKETING, CONFIRMED, 1);
        assertThat(statuses().getLast()).isEqualTo(Receipt.Status.BY_HAND);
    }

    @Test
    void whatNoCorrectionCanTellIsLeftToSomebodysHand() {
        var done = Consequences.byHand(CXONE, 1);
        open(done);
        assertThat(statuses()).containsExactly(Receipt.Status.BY_HAND, Receipt.Status.NOT_NEEDED);
    }

    @Test
    void aListThatIsObeyedInPartsHasOneReceipt() {
        var done = Consequences.corrections(CXONE, 1);
        open(done);
        settle(CXONE, CONFIRMED, 1);
        open(done);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.QUEUED);
        settle(CXONE, CONFIRMED, 1);
        assertThat(statuses().getFirst()).isEqualTo(Receipt.Status.CONFIRMED);
    }

    @Test
    void receiptsAreKeptForATime() {
        open(Consequences.NONE);
        Instant received = clock.instant();
        assertThat(delete(received)).isZero();
        assertThat(delete(received.plusMillis(1))).isOne();
        assertThat(receipts.find(ID)).isEmpty();
    }

    private int delete(Instant before) {
        return transactions.execute(tx -> receipts.deleteReceivedBefore(before, 10));
    }

    private void open(Consequences done) {
        transactions.executeWithoutResult(tx -> {
            receipts.open(ID, Receipts.Kind.WITHDRAWAL, clock.instant());
            receipts.add(ID, done, clock.instant());
        });
    }

    private void settle(Destination destination, Settled.Outcome outcome, int corrections) {
        transactions.executeWithoutResult(
                tx -> events.publishEvent(new Settled(ID, destination, outcome, corrections, clock.instant())));
    }

    private List<Receipt.Status> statuses() {
        return receipts.find(ID).orElseThrow().destinations().stream()
                .map(Receipt.AtDestination::status)
                .toList();
    }

    private Receipt receipt(Receipt.Status cxone, Receipt.Status marketing) {
        Instant now = clock.instant();
        return new Receipt(
                ID,
                "withdrawal",
                now,
                List.of(
                        new Receipt.AtDestination("cxone", cxone, now),
                        new Receipt.AtDestination("marketing", marketing, now)));
    }
}
