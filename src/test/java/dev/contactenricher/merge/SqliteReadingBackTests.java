package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** No webhook is awaited where merges are confirmed by reading, so none can stay away. */
@TestPropertySource(properties = "enricher.merge.confirmation=read")
class SqliteReadingBackTests extends MergeRoom {

    @Autowired
    private DispatchTable dispatch;

    @Test
    void whatIsNeverShownIsAskedForOnceMoreAndThenGivenUpThoughNothingElseIsConfirmed() {
        enqueue("job", "ann");
        sendAll();
        timeOut();
        assertThat(deadLetterCodes()).isEmpty();
        sendAll();
        assertThat(cxone.requestIds).hasSize(2).containsOnly(cxone.requestIds.getFirst());
        timeOut();
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");
        assertThat(pauses()).isEmpty();
    }

    @Test
    void nobodyIsGivenUpWhileCxoneIsAway() {
        enqueue("job", "ann");
        sendAll();
        cxone.answer = persons -> new MergeAnswer.Unavailable(503);
        enqueue("other-job", "bob");
        sendAll();
        for (int i = 0; i < 5; i++) {
            timeOut();
            sendAll();
        }
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void aSilenceOfWebhooksEndsWhenTheyAreNoLongerAwaited() {
        enqueue("job", "ann");
        sendAll();
        transaction.executeWithoutResult(tx -> {
            Dispatch state = dispatch.lockNow();
            state.clock().fallsSilent(state.clock().reading(), state.now());
            dispatch.save(state);
        });
        for (int i = 0; i < 3; i++) {
            timeOut();
            sendAll();
        }
        assertThat(deadLetterCodes()).containsExactly("unconfirmed");
    }

    @Test
    void whatIsWrittenOnceMoreIsReadBackAsOftenAsTheFirstTimeAndNotWrittenAThirdTime() {
        cxone.answer = each(new Result.Unconfirmed());
        enqueue("job", "ann");
        sendAll();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMinutes(1));
            sendAll();
        }
        timeOut();
        cxone.written.clear();
        sendAll();
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(6));
            sendAll();
        }
        assertThat(cxone.written).hasSizeGreaterThan(3).startsWith(false).containsOnlyOnce(false);
        cxone.answer = each(new Result.Done());
        pass(Duration.ofMinutes(2));
        sendAll();
        assertThat(completed()).isOne();
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void aProbeThatFindsNoPermitIsNotFollowedByAnotherOneAtOnce() {
        cxone.answer = persons -> new MergeAnswer.Unavailable(503);
        for (String person : List.of("ann", "bob", "cid", "dan")) {
            enqueue("job-" + person, person);
            pass(Duration.ofSeconds(1));
            sendAll();
        }
        assertThat(pauses()).containsExactly("outage");
        cxone.answer = each(new Result.Postponed());
        pass(Duration.ofMinutes(5));
        assertThat(claiming.next()).isInstanceOfSatisfying(Step.Claim.class, sender::send);
        assertThat(claiming.next())
                .isInstanceOfSatisfying(
                        Step.Idle.class, idle -> assertThat(idle.until()).isAfter(clock.instant()));
        pass(Duration.ofMinutes(1));
        assertThat(claiming.next()).as("the next one").isInstanceOf(Step.Claim.class);
    }

    @Test
    void anOutageOfWhatARequestNeedsBurnsNoAttemptsThoughOthersSucceed() {
        cxone.answer = persons -> persons.contains("ann")
                ? new MergeAnswer.Unavailable(503, null, true, true)
                : MergeRoom.ScriptedCxone.accepted(persons);
        enqueue("job", "ann");
        sendAll();
        for (int i = 0; i < 40; i++) {
            enqueue("job-" + i, "bob-" + i);
            sendAll();
            confirm("c-bob-" + i);
            pass(Duration.ofMinutes(1));
        }
        assertThat(deadLetterCodes()).isEmpty();
    }

    @Test
    void whileNothingAtAllIsShownThereIsOneAlarmAndNobodyIsGivenUp() {
        cxone.written.clear();
        cxone.answer = each(new Result.Unconfirmed());
        for (int i = 0; i < 5; i++) {
            enqueue("job-" + i, "ann-" + i);
            pass(Duration.ofSeconds(1));
            sendAll();
        }
        for (int i = 0; i < 10; i++) {
            timeOut();
            sendAll();
        }
        assertThat(deadLetterCodes()).isEmpty();
        assertThat(pauses()).containsExactly("unconfirmed");
        assertThat(cxone.written.stream().filter(written -> !written))
                .as("nothing is written again")
                .hasSameSizeAs(Set.copyOf(cxone.requestIds));

        cxone.answer = persons -> new Delivery.Each(
                persons.stream().<Result>map(person -> new Result.Done()).toList(), true);
        sendForAMinute();
        sendForAMinute();
        checkTimeouts();
        assertThat(completed()).isEqualTo(5);
        assertThat(events.stream(MergeEvent.SendingResumed.class)).hasSize(1);
    }

    @Test
    void whatIsNotShownWhileOthersAreIsGivenUp() {
        cxone.answer = each(new Result.Unconfirmed());
        for (int i = 0; i < 5; i++) {
            enqueue("job-" + i, "ann-" + i);
            pass(Duration.ofSeconds(1));
            sendAll();
        }
        for (int i = 0; i < 3; i++) {
            cxone.answer = persons -> new Delivery.Each(
                    persons.stream()
                            .<Result>map(
                                    person -> person.startsWith("bob") ? new Result.Done() : new Result.Unconfirmed())
                            .toList(),
                    persons.stream().anyMatch(person -> person.startsWith("bob")));
            enqueue("other-job-" + i, "bob-" + i);
            sendForAMinute();
            timeOut();
            sendForAMinute();
        }
        assertThat(deadLetterCodes()).hasSize(5).containsOnly("unconfirmed");
        assertThat(pauses()).isEmpty();
    }

    private void sendForAMinute() {
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofSeconds(1));
            sendAll();
        }
    }

    private static Function<List<String>, Delivery> each(Result result) {
        return persons ->
                new Delivery.Each(persons.stream().<Result>map(person -> result).toList());
    }

    private void timeOut() {
        pass(Duration.ofMinutes(16));
        checkTimeouts();
    }
}
