package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.confirmation.ContactEvents;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.Locks;
import dev.contactenricher.store.OnPostgres;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transactions of several replicas that meet at the worst moment. */
@OnPostgres
class PostgresRaceTests extends MergeRoom {

    @Autowired
    Withdrawing withdrawing;

    @Autowired
    ContactEvents contactEvents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aWithdrawalDoesNotMissAContactThatIsJustBeingGivenUp() {
        enqueue("job", "ann");
        Claim claim = (Claim) claiming.next();
        var withdrawal = transaction.execute(tx -> {
            answers.handle(claim, new MergeAnswer.Refused(422));
            var other = CompletableFuture.runAsync(
                    () -> transaction.executeWithoutResult(inner -> withdrawing.withdraw(List.of("ann"))));
            Locks.awaitSomeoneWaiting(jdbc, () -> false);
            return other;
        });
        assertThat(withdrawal).succeedsWithin(Duration.ofSeconds(60));
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void newsOfAPersonWhoIsJustBeingAskedForAgainWaitForTheAnswer() {
        enqueue("job-1", "ann");
        sendAll();
        confirmationTimesOut();
        Claim repeat = requireNonNull(transaction.execute(tx -> {
            queue.enqueue("job-2", List.of(submission(0, "ann", "New")));
            return (Claim) CompletableFuture.supplyAsync(claiming::next).join();
        }));
        pass(Duration.ofSeconds(1));
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        sender.send(repeat);
        sendAll();
        assertThat(cxone.requestIds.stream().distinct()).hasSize(2);
    }

    @Test
    void anAnswerAndAWebhookThatWaitForEachOtherAreBothRecorded() {
        enqueue("job", "ann");
        sendAll();
        confirmationTimesOut();
        var repeat = (Claim) claiming.next();
        cxone.answer = persons -> new MergeAnswer.Accepted(List.of("c-other"));
        var answer = new CompletableFuture<@Nullable Void>();
        Contention.repeat(() -> transaction.executeWithoutResult(tx -> {
            confirm("c-other");
            if (!answer.isDone()) {
                var unused =
                        CompletableFuture.runAsync(() -> sender.send(repeat)).thenAccept(answer::complete);
                Locks.awaitSomeoneWaiting(jdbc, () -> false);
            }
            confirm("c-ann");
        }));
        assertThat(answer).succeedsWithin(Duration.ofSeconds(60));
        assertThat(completed()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_request WHERE state = 'SENDING'")
                        .query(Integer.class)
                        .single())
                .as("unanswered requests")
                .isZero();
    }

    @Test
    void oldEventsAreForgottenWithoutWaitingForAnswersThatLookForThem() {
        enqueue("job", "ann", "bob");
        sendAll();
        confirm("c-bob");
        List<String> looked = List.of("c-ann", "c-eve");
        assertThat(contactEvents.since(looked, clock.instant())).isEmpty();
        transaction.executeWithoutResult(tx -> {
            assertThat(contactEvents.since(looked, clock.instant())).isEmpty();
            assertThat(CompletableFuture.runAsync(earlyEvents::clean)).succeedsWithin(Duration.ofSeconds(60));
        });
        earlyEvents.clean();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM merge_event WHERE received_at = 0")
                        .query(Integer.class)
                        .single())
                .as("touched only")
                .isZero();
    }

    @Test
    void aReplicaThatStandsStillWhileItRecordsALateAnswerDoesNotHoldUpTheOthers() {
        enqueue("job", "ann", "bob");
        var claim = (Claim) claiming.next();
        pass(Duration.ofMinutes(2));
        enqueue("job-2", "eve");
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("SELECT id FROM merge_request WHERE id = ? FOR UPDATE")
                    .param(claim.request().id())
                    .query(String.class)
                    .single();
            assertThatOnlyEveIsClaimed();
        });
    }

    @Test
    void aRepeatOfWhomSomebodyElseHoldsAContactComesAfterTheOthers() {
        enqueue("job", "ann", "bob");
        cxone.answer = persons -> new MergeAnswer.Unavailable(503);
        sender.send((Claim) claiming.next());
        pass(Duration.ofMinutes(2));
        enqueue("job-2", "eve");
        cxone.answer = ScriptedCxone::accepted;
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("SELECT id FROM merge_entry WHERE person_id = 'ann' FOR UPDATE")
                    .query(Long.class)
                    .single();
            assertThatOnlyEveIsClaimed();
        });
        pass(Duration.ofSeconds(2));
        sendAll();
        assertThat(cxone.requestIds).hasSize(2).containsOnly(cxone.requestIds.getFirst());
    }

    /** By another replica, which waits for nobody. */
    private void assertThatOnlyEveIsClaimed() {
        assertThat(CompletableFuture.supplyAsync(claiming::next))
                .succeedsWithin(Duration.ofSeconds(60))
                .isInstanceOfSatisfying(
                        Claim.class,
                        next -> assertThat(next.entries())
                                .extracting(Entry::personId)
                                .containsExactly("eve"));
    }
}
