package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.store.Locks;
import dev.contactenricher.store.OnPostgres;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's wish that comes at the moment in which their merge is being confirmed. */
@OnPostgres
class PostgresWishRaceTests extends AdmissionRoom {

    @Autowired
    TransactionTemplate transaction;

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
