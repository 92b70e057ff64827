package dev.contactenricher.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobEvent;
import dev.contactenricher.jobs.JobStatus;
import dev.contactenricher.jobs.JobView;
import dev.contactenricher.jobs.JobViews;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Each event arrives at least once, in order, until it is given up. */
@StoreTest
@RecordApplicationEvents
@Import({Callbacks.class, DeadLetterNews.class, Happenings.class, CallbackPost.class, CallbackContract.Jitter.class})
@EnableConfigurationProperties(CallbackSettings.class)
@TestPropertySource(properties = "enricher.callback.url=http://127.0.0.1:9/")
abstract class CallbackContract {

    @TestConfiguration(proxyBeanMethods = false)
    static class Jitter {

        @Bean
        java.util.random.RandomGenerator jitter() {
            return new java.util.Random(7);
        }
    }

    private static final HttpAnswer TAKEN = new HttpAnswer.Received(204, null, "");
    private static final HttpAnswer BROKEN = new HttpAnswer.Received(500, null, null);
    private static final HttpAnswer LOST = new HttpAnswer.Missing("TimeoutException", true);

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    Callbacks callbacks;

    @Autowired
    DeadLetterNews deadLetters;

    @Autowired
    CallbackPost delivery;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEvents events;

    @MockitoBean
    CallbackEndpoint endpoint;

    @MockitoBean
    JobViews jobs;

    private final List<Callback> arrived = Collections.synchronizedList(new ArrayList<>());
    private Function<Callback, HttpAnswer> answer = callback -> TAKEN;

    @BeforeEach
    void theEndpointAnswersAsTheTestSays() {
        when(endpoint.post(any(), any())).thenAnswer(call -> {
            Callback callback = call.getArgument(0);
            HttpAnswer given = answer.apply(callback);
            if (given.equals(TAKEN) || given.equals(LOST)) {
                arrived.add(callback);
            }
            return given;
        });
        when(jobs.job(any())).thenAnswer(call -> Optional.of(job(call.getArgument(0), JobStatus.COMPLETED)));
    }

    @Test
    void anEventIsPostedWithTheJobAsItWas() {
        when(jobs.job("a")).thenReturn(Optional.of(job("a", JobStatus.COMPLETED_WITH_FAILURES)));
        ends("a");
        drain();
        assertThat(arrived).singleElement().satisfies(callback -> {
            assertThat(callback.type()).isEqualTo("job.completed_with_failures");
            assertThat(callback.body())
                    .startsWith("{\"type\":\"job.completed_with_failures\",\"id\":\"" + callback.eventId()
                            + "\",\"occurred_at\":\"" + clock.instant() + "\",\"data\":{")
                    .contains("\"failed\":2");
        });
        assertThat(callbacks.due(9)).isZero();
        assertThat(outcomes()).containsExactly(CallbackEvent.DELIVERED);
    }

    @Test
    void whatIsExportedAfterTheEventIsNotInIt() {
        ends("a");
        JobView later = job("a", JobStatus.COMPLETED_WITH_FAILURES);
        when(jobs.job("a")).thenReturn(Optional.of(later));
        answer = callback -> callback.attempts() == 1 ? BROKEN : TAKEN;
        drain();
        clock.advance(Duration.ofSeconds(2));
        drain();
        assertThat(arrived).singleElement().satisfies(callback -> {
            assertThat(callback.type()).isEqualTo("job.completed");
            assertThat(callback.data()).contains("\"status\":\"completed\"").contains("\"exported\":0");
        });
    }

    @Test
    void whatIsRolledBackIsToldToNobody() {
        transaction.executeWithoutResult(tx -> {
            publisher.publishEvent(new JobEvent.Completed("a", clock.instant()));
            tx.setRollbackOnly();
        });
        drain();
        assertThat(arrived).isEmpty();
    }

    @Test
    void oneIsClaimedHoweverManyAreDue() {
        IntStream.range(0, 30).forEach(number -> ends("job-" + number));
        assertThat(callbacks.claim()).isPresent();
        assertThat(callbacks.due(99)).isEqualTo(29);
    }

    @Test
    void oneThatFailsHoldsBackOnlyThoseBehindIt() {
        ends("a");
        ends("a");
        ends("b");
        answer = callback -> callback.data().contains("\"a\"") ? BROKEN : TAKEN;
        drain();
        assertThat(arrived).extracting(CallbackContract::jobOf).containsExactly("b");
        answer = callback -> TAKEN;
        clock.advance(Duration.ofSeconds(2));
        drain();
        assertThat(arrived).extracting(CallbackContract::jobOf).containsExactly("b", "a", "a");
        assertThat(arrived.get(1).id()).isLessThan(arrived.get(2).id());
    }

    @Test
    void aLostAnswerIsRepeatedUnderTheSameId() {
        ends("a");
        answer = callback -> callback.attempts() == 1 ? LOST : TAKEN;
        drain();
        clock.advance(Duration.ofSeconds(2));
        drain();
        assertThat(arrived)
                .hasSize(2)
                .extracting(Callback::eventId)
                .containsOnly(arrived.getFirst().eventId());
        assertThat(outcomes()).containsExactly(CallbackEvent.FAILED, CallbackEvent.DELIVERED);
    }

    @Test
    void aCallThatNeverEndedIsMadeAgainWhenItsLeaseIsOver() {
        ends("a");
        assertThat(callbacks.claim()).isPresent();
        drain();
        assertThat(arrived).isEmpty();
        clock.advance(Duration.ofSeconds(31));
        drain();
        assertThat(arrived).hasSize(1);
    }

    @Test
    void whoeverLostTheLeaseDoesNotPostponeTheRepeat() {
        ends("a");
        Callback first = callbacks.claim().orElseThrow();
        clock.advance(Duration.ofSeconds(31));
        Callback second = callbacks.claim().orElseThrow();
        callbacks.postpone(first, clock.instant());
        assertThat(callbacks.claim()).isEmpty();
        callbacks.postpone(second, clock.instant());
        assertThat(callbacks.claim()).isPresent();
    }

    @Test
    void anEndpointThatIsDeadForThreeDaysIsToldOfNothingMoreOfThatTime() {
        ends("a");
        answer = callback -> BROKEN;
        Instant end = clock.instant().plus(Duration.ofDays(3)).plus(Duration.ofMinutes(2));
        int calls = 0;
        while (clock.instant().isBefore(end)) {
            calls += delivery.next() ? 1 : 0;
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(outcomes()).hasSize(calls).last().isEqualTo(CallbackEvent.GIVEN_UP);
        assertThat(calls).isBetween(250, 700);
        answer = callback -> TAKEN;
        clock.advance(Duration.ofDays(1));
        ends("a");
        drain();
        assertThat(arrived).hasSize(1);
    }

    @Test
    void retryAfterIsObeyed() {
        ends("a");
        answer = callback -> new HttpAnswer.Received(503, Duration.ofMinutes(10), null);
        drain();
        answer = callback -> TAKEN;
        clock.advance(Duration.ofMinutes(9));
        drain();
        assertThat(arrived).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        drain();
        assertThat(arrived).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        ends("a");
        fails("refused");
        tell();
        answer = callback -> BROKEN;
        drain();
        Duration by = Duration.ofHours(6);
        clock.jump(by.negated());
        publisher.publishEvent(new ClockSet.Back(by, clock.instant()));

        answer = callback -> TAKEN;
        fails("unconfirmed");
        clock.advance(Duration.ofSeconds(61));
        tell();
        drain();
        assertThat(arrived)
                .extracting(Callback::type)
                .containsExactlyInAnyOrder("job.completed", "dead_letters.added", "dead_letters.added");
    }

    @Test
    void whatWaitedBehindOneThatWasGivenUpIsStillTold() {
        ends("a");
        clock.advance(Duration.ofDays(2));
        ends("a");
        ends("a");
        Instant first = clock.instant().minus(Duration.ofDays(2));
        answer = callback -> callback.occurredAt().equals(first) ? BROKEN : TAKEN;
        Instant end = clock.instant().plus(Duration.ofHours(26));
        while (clock.instant().isBefore(end)) {
            drain();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(outcomes())
                .endsWith(CallbackEvent.GIVEN_UP, CallbackEvent.DELIVERED, CallbackEvent.DELIVERED)
                .doesNotContainSequence(CallbackEvent.GIVEN_UP, CallbackEvent.GIVEN_UP);
        assertThat(arrived).extracting(Callback::id).isSorted().hasSize(2);
    }

    @Test
    void twoReplicasNeverPostTheSameCallAndKeepTheOrder() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            ends("job-" + i % 7);
        }
        try (var replicas = Executors.newFixedThreadPool(4)) {
            Callable<Boolean> replica = () -> {
                while (callbacks.due(1) > 0) {
                    delivery.next();
                }
                return true;
            };
            replicas.invokeAll(Collections.nCopies(4, replica));
        }
        assertThat(arrived).hasSize(60).doesNotHaveDuplicates();
        Map<String, List<Long>> streams = arrived.stream()
                .collect(Collectors.groupingBy(
                        CallbackContract::jobOf, Collectors.mapping(Callback::id, Collectors.toList())));
        assertThat(streams.values()).allSatisfy(ids -> assertThat(ids).isSorted());
    }

    @Test
    void deadLettersAreToldOnceAMinuteTogether() {
        fails("refused");
        tell();
        fails("refused");
        fails("unconfirmed");
        fails("refused");
        tell();
        drain();
        assertThat(arrived)
                .extracting(Callback::data)
                .hasSize(1)
                .first()
                .satisfies(data -> assertThat(data).contains("\"count\":1").contains("\"codes\":[\"refused\"]"));
        clock.advance(Duration.ofMinutes(1));
        tell();
        drain();
        assertThat(arrived.getLast().type()).isEqualTo("dead_letters.added");
        assertThat(arrived.getLast().data())
                .contains("\"count\":3")
                .contains("\"codes\":[\"refused\",\"unconfirmed\"]");
        clock.advance(Duration.ofMinutes(5));
        assertThat(deadLetters.isDue()).isFalse();
    }

    @Test
    void pausesAreToldWithTheirReasonOnly() {
        publisher.publishEvent(new MergeEvent.SendingPaused("outage", clock.instant()));
        publisher.publishEvent(new MergeEvent.SendingResumed("outage", clock.instant()));
        drain();
        assertThat(arrived.stream().map(callback -> callback.type() + callback.data()))
                .containsExactlyInAnyOrder(
                        "sending.paused{\"reason\":\"outage\"}", "sending.resumed{\"reason\":\"outage\"}");
    }

    private void tell() {
        if (deadLetters.isDue()) {
            deadLetters.tell();
        }
    }

    private void fails(String code) {
        publisher.publishEvent(new MergeEvent.Failed(new EntryRef(1, "person", "job", 0), code, 1, clock.instant()));
    }

    private void ends(String job) {
        transaction.executeWithoutResult(tx -> publisher.publishEvent(new JobEvent.Completed(job, clock.instant())));
    }

    private void drain() {
        boolean more = true;
        while (more) {
            more = delivery.next();
        }
    }

    private List<CallbackEvent> outcomes() {
        return events.stream(CallbackEvent.class).toList();
    }

    private static String jobOf(Callback callback) {
        return Stream.of(callback.data().split("\""))
                .dropWhile(part -> !part.equals("job_id"))
                .skip(2)
                .findFirst()
                .orElseThrow();
    }

    private static JobView job(String id, JobStatus status) {
        return new JobView(
                id,
                status,
                Instant.EPOCH,
                Instant.EPOCH,
                new OutcomeCounts(3, 0, 0, 0),
                new Job.States(0, 0, 1, 2, 0, 0, 0),
                0,
                null,
                1,
                null,
                new JobView.MergeLatency(null, null));
    }
}
