package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.sending.BudgetStatus;
import dev.contactenricher.sending.Sending;
import dev.contactenricher.sending.SendingStatus;
import dev.contactenricher.sending.SendingView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sending that an operator pauses and resumes. */
abstract class OperatorContract extends MergeRoom {

    @Autowired
    Withdrawing withdrawing;

    @Autowired
    Sending sending;

    @Autowired
    SendingView view;

    @Test
    void nothingIsClaimedWhileAnOperatorPauses() {
        enqueue("job", "ann");
        sending.pause("a migration at CXone");
        for (int minute = 0; minute < 5; minute++) {
            assertThat(claiming.next()).isInstanceOf(Idle.class);
            pass(Duration.ofMinutes(1));
        }
        sending.resume();
        assertThat(claiming.next()).isInstanceOf(Claim.class);
    }

    @Test
    void repeatsStopToo() {
        cxone.answer = persons -> new MergeAnswer.Unavailable(500);
        enqueue("job", "ann");
        sendAll();
        sending.pause(null);
        pass(Duration.ofMinutes(5));
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        sending.resume();
        assertThat(claiming.next()).isInstanceOf(Claim.class);
    }

    @Test
    void theOperatorsPauseStandsBesideCxones() {
        Claim claim = claim("ann");
        sending.pause("a reason");
        answers.handle(claim, new MergeAnswer.Throttled(Duration.ofMinutes(10)));
        assertThat(view.read().pausedBy()).containsExactly("operator", "throttled");
        sending.resume();
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        SendingStatus left = view.read();
        assertThat(left.reason()).isEqualTo("throttled");
        assertThat(left.until()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
        pass(Duration.ofMinutes(10));
        assertThat(claiming.next()).isInstanceOf(Claim.class);
    }

    @Test
    void beingThrottledEndsByItselfMeanwhile() {
        Claim claim = claim("ann");
        sending.pause(null);
        answers.handle(claim, new MergeAnswer.Throttled(Duration.ofMinutes(10)));
        pass(Duration.ofMinutes(9));
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        assertThat(view.read().pausedBy()).containsExactly("operator", "throttled");
        pass(Duration.ofMinutes(1));
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        assertThat(claiming.next()).isInstanceOf(Idle.class);
        assertThat(view.read().pausedBy()).containsExactly("operator");
        assertThat(events.stream(MergeEvent.SendingResumed.class))
                .extracting(MergeEvent.SendingResumed::reason)
                .containsExactly("throttled");
    }

    @Test
    void anOutageThatEndsLeavesTheOperatorsPause() {
        Claim claim = claim("ann");
        Claim other = claim("bob");
        Claim third = claim("cat");
        answers.handle(claim, new MergeAnswer.Unavailable(503));
        answers.handle(other, new MergeAnswer.Unavailable(503));
        answers.handle(third, new MergeAnswer.Unavailable(503));
        pass(Duration.ofMinutes(2));
        Claim probe = (Claim) claiming.next();
        sending.pause(null);
        answers.handle(probe, new MergeAnswer.Accepted(List.of()));
        assertThat(view.read().pausedBy()).containsExactly("operator");
        assertThat(claiming.next()).isInstanceOf(Idle.class);
    }

    @Test
    void confirmationsDoNotTimeOutMeanwhile() {
        enqueue("job", "ann");
        sendAll();
        sending.pause(null);
        pass(Duration.ofHours(3));
        confirm("somebody-else");
        assertThat(timeouts.isDue()).isFalse();
        sending.resume();
        confirmationTimesOut();
        sendAll();
        assertThat(cxone.requestIds).hasSize(2);
    }

    @Test
    void theStatusTellsWhatStands() {
        SendingStatus running = view.read();
        assertThat(running.state()).isEqualTo("running");
        assertThat(running.reason()).isNull();
        assertThat(running.drainedAt()).isNull();
        Instant begin = clock.instant();
        enqueue("job", "ann", "bob");
        sending.pause("a reason");
        pass(Duration.ofSeconds(90));
        sending.pause("a better reason");
        SendingStatus paused = view.read();
        assertThat(paused.state()).isEqualTo("paused");
        assertThat(paused.reason()).isEqualTo("a better reason");
        assertThat(paused.since()).isEqualTo(begin);
        assertThat(paused.until()).isNull();
        assertThat(paused.drainedAt()).isNull();
        assertThat(paused.queue().queued()).isEqualTo(2);
        assertThat(paused.queue().oldestSeconds()).isEqualTo(90);
        assertThat(queue.estimatedCompletion(2)).isNull();
        sending.resume();
        assertThat(view.read().drainedAt()).isAfterOrEqualTo(clock.instant());
        pass(Duration.ofSeconds(1));
        assertThat(queue.statistics().paused()).isEmpty();
    }

    @Test
    void theBudgetTellsWhenTheNextPermitIsFree() {
        for (int request = 0; request < 10; request++) {
            answers.handle(claim("person-" + request), new MergeAnswer.Accepted(List.of()));
        }
        BudgetStatus budget = view.read().budget();
        assertThat(budget.limit()).isEqualTo(100);
        assertThat(budget.windowSeconds()).isEqualTo(60);
        assertThat(budget.used()).isEqualTo(10);
        assertThat(budget.nextFreeAt()).isNull();
    }

    @Test
    void aPauseIsProbedAlsoWhenAllThatWaitsComesFromWhereContactsWereRefused() {
        cxone.answer = persons -> new MergeAnswer.Refused(422);
        for (String person : List.of("one", "two")) {
            enqueue("job-" + person, person);
            sendAll();
            pass(Duration.ofSeconds(1));
        }
        cxone.answer = persons -> new MergeAnswer.Forbidden(403);
        enqueue("job-ann", "ann");
        sendAll();
        transaction.executeWithoutResult(tx -> withdrawing.withdraw(List.of("ann")));
        enqueue("job-bob", "bob");
        for (int minute = 0; minute < 3; minute++) {
            pass(Duration.ofMinutes(1));
            cxone.answer = ScriptedCxone::accepted;
            sendAll();
        }
        assertThat(cxone.contacts.getLast().get("external_crm_id").asString()).isEqualTo("bob");
        assertThat(view.read().state()).isEqualTo("running");
    }

    @Test
    void eachDecisionIsToldOnce() {
        sending.pause(null);
        sending.pause("again");
        sending.resume();
        sending.resume();
        assertThat(events.stream(MergeEvent.SendingPaused.class)).hasSize(1);
        assertThat(events.stream(MergeEvent.SendingResumed.class)).hasSize(1);
    }

    private Claim claim(String person) {
        enqueue("job-" + person, person);
        pass(Duration.ofSeconds(1));
        return (Claim) claiming.next();
    }
}
