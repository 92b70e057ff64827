package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.people.People;
import dev.contactenricher.store.Locks;
import dev.contactenricher.store.OnPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's wish that comes at the moment in which their merge is being confirmed. */
@OnPostgres
class PostgresWishRaceTests extends AdmissionRoom {

    private static final Executor VIRTUAL = Thread.ofVirtual()::start;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    People people;

    @Test
    void nothingOfAnErasedPersonIsLeftForTheExport() {
        whileTheMergeIsConfirmed(() -> wishes.erase("ann@example.com", null));
        assertThat(exports()).isEmpty();
    }

    @Test
    void aWithdrawnConsentIsNotExported() {
        whileTheMergeIsConfirmed(() -> wishes.withdraw("ann@example.com", null, Channel.EMAIL));
        assertThat(exports()).doesNotContain("WAITING 1");
    }

    /** Where batches overlap all day, there is no moment without one. */
    @Test
    void batchesThatComeLaterDoNotOvertakeAWish() {
        var both = requireNonNull(transaction.execute(tx -> {
            take(contact(ANN, YES));
            var wish =
                    CompletableFuture.runAsync(() -> wishes.withdraw("bob@example.com", null, Channel.EMAIL), VIRTUAL);
            Locks.awaitSomeoneWaiting(jdbc, wish::isDone);
            var later = CompletableFuture.runAsync(() -> take(contact("\"email\": \"cid@example.com\"", YES)), VIRTUAL);
            Locks.awaitWaiting(2, jdbc, later::isDone);
            assertThat(later).isNotDone();
            return CompletableFuture.allOf(wish, later);
        }));
        assertThat(both).succeedsWithin(Duration.ofSeconds(60));
    }

    /** A delivery asks that before each write, and must not wait for the batches of the hour. */
    @Test
    void whetherAPersonStaysIsKnownWhileABatchIsTakenIn() {
        take(contact("\"email\": \"bob@example.com\"", YES));
        String bob = jdbc.sql("SELECT id FROM person").query(String.class).single();
        transaction.executeWithoutResult(tx -> {
            take(contact(ANN, YES));
            var asked = CompletableFuture.supplyAsync(() -> transaction.execute(other -> people.stays(bob)), VIRTUAL);
            Locks.awaitSomeoneWaiting(jdbc, asked::isDone);
            assertThat(asked).isCompletedWithValue(true);
        });
    }

    private void whileTheMergeIsConfirmed(Runnable wish) {
        take(contact(ANN, YES));
        var request = cxone.send().getFirst();
        request.isAccepted();
        var wished = requireNonNull(transaction.execute(tx -> {
            request.contacts().forEach(cxone::confirm);
            var other = CompletableFuture.runAsync(wish);
            Locks.awaitSomeoneWaiting(jdbc, other::isDone);
            return other;
        }));
        assertThat(wished).succeedsWithin(Duration.ofSeconds(60));
    }
}
