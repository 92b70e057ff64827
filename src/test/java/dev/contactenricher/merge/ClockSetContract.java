package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.ClockSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** The clock that all replicas share is set, or the machine is suspended: nothing gets stuck, and no limit is exceeded. */
@TestPropertySource(
        properties = {"enricher.merge.chunk-size=2", "enricher.merge.rate-limit=20", "enricher.merge.rate-window=12s"})
abstract class ClockSetContract extends MergeRoom {

    private static final int LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(12);
    private static final Duration INTERVAL = Duration.ofMillis(600);

    @ParameterizedTest
    @ValueSource(strings = {"-PT10S", "-PT6H", "-P400D", "PT10S", "PT6H", "P400D"})
    void nothingGetsStuckAndNoWindowHoldsMoreThanTheLimit(Duration by) {
        enqueue("job", persons(0, 200));
        List<Long> sent = new ArrayList<>();
        sendFor(WINDOW.plusSeconds(4), sent);
        clock.jump(by);
        sendFor(WINDOW.multipliedBy(2), sent);
        clock.jump(by.negated());
        sendFor(WINDOW, sent);

        assertThat(sent).hasSizeGreaterThan(70);
        for (int i = LIMIT; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - LIMIT)).isGreaterThan(WINDOW.toMillis());
        }
    }

    /** Sends what may go, every tenth of a second, and notes when by a clock that nobody sets. */
    private void sendFor(Duration time, List<Long> sent) {
        for (long step = 0; step < time.toMillis(); step += 100) {
            while (claiming.next() instanceof Claim claim) {
                sent.add(clock.elapsedMillis());
                sender.send(claim);
            }
            pass(Duration.ofMillis(100));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "-P400D", "PT1H"})
    void whatWasSentBeforeIsConfirmedByAnEventAfterwards(Duration by) {
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(1));
        clock.jump(by);
        turn();
        confirm("c-ann");
        assertThat(completed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void soItIsWhereTheAnswerNamesTheRequestAsAWhole(Duration by) {
        cxone.answer = persons -> new MergeAnswer.Accepted(List.of("whole"));
        enqueue("job", "ann", "bob");
        sendAll();
        pass(Duration.ofSeconds(1));
        clock.jump(by);
        turn();
        confirm("whole");
        assertThat(completed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void anEventThatCameBeforeTheAnswerStillCounts(Duration by) {
        enqueue("job", "ann");
        var claim = (Claim) claiming.next();
        pass(Duration.ofSeconds(1));
        confirm("c-ann");
        clock.jump(by);
        turn();
        sender.send(claim);
        assertThat(completed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT6H", "PT6H"})
    void anOutageIsProbedAsBefore(Duration by) {
        cxone.answer = persons -> new MergeAnswer.Unavailable(503);
        enqueue("job", persons(0, 500));
        for (int i = 0; i < 20; i++) {
            sendAll();
            pass(Duration.ofSeconds(30));
        }
        assertThat(pauses()).contains("outage");
        clock.jump(by);
        cxone.answer = ScriptedCxone::accepted;
        for (int i = 0; i < 20; i++) {
            sendAll();
            pass(Duration.ofMinutes(1));
        }
        assertThat(resumed()).contains("outage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT6H", "PT6H"})
    void missingRightsAreFoundAgainAsBefore(Duration by) {
        cxone.answer = persons -> new MergeAnswer.Forbidden(403, false);
        enqueue("job", "ann", "bob");
        sendAll();
        assertThat(pauses()).containsExactly("forbidden");
        clock.jump(by);
        cxone.answer = ScriptedCxone::accepted;
        for (int i = 0; i < 20; i++) {
            sendAll();
            pass(Duration.ofMinutes(1));
        }
        assertThat(resumed()).containsExactly("forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT6H", "PT6H"})
    void cxoneIsLeftAloneForAsLongAsItSaid(Duration by) {
        cxone.answer = persons -> new MergeAnswer.Throttled(Duration.ofMinutes(30));
        enqueue("job", "ann");
        sendAll();
        cxone.answer = ScriptedCxone::accepted;
        pass(Duration.ofMinutes(5));
        turn();
        clock.jump(by);
        turn();
        pass(Duration.ofMinutes(24));
        sendAll();
        assertThat(cxone.requestIds).hasSize(1);
        pass(Duration.ofMinutes(2));
        sendAll();
        assertThat(cxone.requestIds).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT6H", "PT6H"})
    void whatASenderThatDiedHadIsSentAgain(Duration by) {
        enqueue("job", "ann");
        assertThat(claiming.next()).isInstanceOf(Claim.class);
        clock.jump(by);
        turn();
        pass(Duration.ofMinutes(2));
        turn();
        pass(INTERVAL);
        sendAll();
        confirm("c-ann");
        assertThat(completed()).isEqualTo(1);
    }

    @Test
    void timeThatDidNotPassTimesNothingOut() {
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(1));
        confirm("somebody-else");
        clock.jump(Duration.ofHours(6));
        turn();
        checkTimeouts();
        pass(INTERVAL);
        sendAll();
        assertThat(cxone.requestIds).hasSize(1);
        confirmationTimesOut();
        sendAll();
        assertThat(cxone.requestIds).hasSize(2);
    }

    @Test
    void silenceIsNoticedAndEndsAfterTheClockWasSetBack() {
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(1));
        confirm("somebody-else");
        clock.jump(Duration.ofHours(-6));
        turn();
        pass(INTERVAL);
        enqueue("job-2", "bob");
        sendAll();
        pass(Duration.ofMinutes(16));
        checkTimeouts();
        assertThat(pauses()).containsExactly("unconfirmed");
        clock.jump(Duration.ofHours(-6));
        turn();
        pass(Duration.ofSeconds(1));
        confirm("c-bob");
        checkTimeouts();
        assertThat(resumed()).containsExactly("unconfirmed");
    }

    /** The dispatcher looks every second, so that whatever else is timed moves along. */
    @Test
    void aStepIsToldOnceThoughNothingIsSent() {
        turn();
        for (int i = 0; i < 600; i++) {
            pass(Duration.ofSeconds(1));
            turn();
        }
        clock.jump(Duration.ofHours(-1));
        turn();
        turn();
        clock.jump(Duration.ofHours(2));
        turn();
        turn();
        var steps = events.stream(ClockSet.class).toList();
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().by()).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        assertThat(steps.getLast().by()).isEqualTo(Duration.ofHours(2));
    }

    private void turn() {
        if (claiming.next() instanceof Claim claim) {
            sender.send(claim);
        }
    }

    private List<String> resumed() {
        return events.stream(MergeEvent.SendingResumed.class)
                .map(MergeEvent.SendingResumed::reason)
                .toList();
    }

    private static String[] persons(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "p" + i).toArray(String[]::new);
    }
}
