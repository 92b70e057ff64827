package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Allowance.Leave;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.cxone.Terms.Family;
import dev.contactenricher.merge.CallPermits.Decision;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Budgets;
import dev.contactenricher.sending.CallFamilies;
import dev.contactenricher.sending.CallThrottles;
import dev.contactenricher.sending.ClockSteps;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The budget of each family of calls. */
@StoreTest
@Import({
    CallPermits.class,
    CallFamilies.class,
    SendLog.class,
    ClockSteps.class,
    DispatchTable.class,
    Budgets.class,
    CallPermitContract.TwoFamilies.class
})
@EnableConfigurationProperties(MergeSettings.class)
abstract class CallPermitContract {

    private static final String DIGITAL = "digital";
    private static final String ADMIN = "admin";
    private static final int DIGITAL_LIMIT = 40;
    private static final int ADMIN_LIMIT = 20;
    private static final long WINDOW = 60_000;

    @TestConfiguration(proxyBeanMethods = false)
    static class TwoFamilies {

        @Bean
        Terms terms() {
            return new Terms(
                    List.of(new Family(DIGITAL, DIGITAL_LIMIT, 2), new Family(ADMIN, ADMIN_LIMIT, 0.5)),
                    3,
                    Set.of(),
                    false);
        }
    }

    @Autowired
    CallPermits permits;

    @Autowired
    Budgets budgets;

    @Autowired
    TestClock clock;

    @MockitoBean
    CallLeases leases;

    @MockitoBean
    CallThrottles throttles;

    /** @param mayCountUntil as CXone sees it: a window after the answer, or after the claim where the process died */
    private record Call(long claimed, long mayCountUntil) {}

    private record UnderWay(long answered, Leave.Granted leave) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noWindowHoldsMoreThanTheLimitWhateverIsSlowOrLost(long seed) {
        var random = new Random(seed);
        var calls = new ArrayList<Call>();
        var underWay = new PriorityQueue<UnderWay>(Comparator.comparingLong(UnderWay::answered));
        while (calls.size() < 3 * ADMIN_LIMIT) {
            switch (permits.take(null, ADMIN, Allowance.ALL)) {
                case Decision.Final last -> {
                    long answered = clock.millis() + random.nextInt(9_000);
                    boolean lost = random.nextInt(12) == 0;
                    calls.add(new Call(clock.millis(), (lost ? clock.millis() : answered) + WINDOW));
                    if (!lost) {
                        underWay.add(new UnderWay(answered, (Leave.Granted) last.leave()));
                    }
                }
                case Decision.Later later -> {
                    UnderWay next = underWay.peek();
                    long until = next == null
                            ? later.at().toEpochMilli()
                            : Math.min(later.at().toEpochMilli(), next.answered());
                    clock.advance(Duration.ofMillis(Math.max(1, until - clock.millis())));
                }
            }
            for (UnderWay next = underWay.peek();
                    next != null && next.answered() <= clock.millis();
                    next = underWay.peek()) {
                permits.answered(underWay.remove().leave(), clock.instant());
            }
        }
        for (Call call : calls) {
            assertThat(calls.stream()
                            .filter(other -> other.claimed() <= call.claimed())
                            .filter(other -> other.mayCountUntil() >= call.claimed()))
                    .hasSizeLessThanOrEqualTo(ADMIN_LIMIT);
        }
        assertThat(permits.take(null, DIGITAL, Allowance.ALL))
                .as("another family's budget is untouched")
                .isInstanceOf(Decision.Final.class);
    }

    @Test
    void a429WithoutRetryAfterHalvesTheRateOfItsFamilyAlone() {
        Duration whole = budgets.duration(100);
        permits.throttled(null, granted(DIGITAL), null);
        assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(DIGITAL_LIMIT / 2);
        assertThat(permits.family(ADMIN).limitNow()).isEqualTo(ADMIN_LIMIT);
        assertThat(budgets.duration(100)).as("forecasts count calls").isEqualTo(whole.multipliedBy(2));
        assertThat(budgets.view(clock.instant())).extracting("limit").containsExactly(DIGITAL_LIMIT / 2, ADMIN_LIMIT);
    }

    @Test
    void whatWasHalvedGrowsBackByATenthWithEachWindowThatBringsNo429() {
        permits.throttled(null, granted(DIGITAL), null);
        for (int limit = DIGITAL_LIMIT / 2; limit < DIGITAL_LIMIT; limit += DIGITAL_LIMIT / 10) {
            assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(limit);
            clock.advance(Duration.ofMillis(WINDOW - 1));
            permits.answered(granted(DIGITAL), clock.instant());
            assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(limit);
            clock.advance(Duration.ofMillis(1));
            permits.answered(granted(DIGITAL), clock.instant());
        }
        assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(DIGITAL_LIMIT);
        clock.advance(Duration.ofMillis(2 * WINDOW));
        permits.answered(granted(DIGITAL), clock.instant());
        assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(DIGITAL_LIMIT);
    }

    @Test
    void aSecond429OfCallsThatWereUnderWayTogetherHalvesNothing() {
        Leave.Granted one = granted(DIGITAL);
        Leave.Granted other = granted(DIGITAL);
        clock.advance(Duration.ofMillis(50));
        permits.throttled(null, one, null);
        permits.throttled(null, other, null);
        assertThat(permits.family(DIGITAL).limitNow()).isEqualTo(DIGITAL_LIMIT / 2);
    }

    @Test
    void whatCxoneTellsIsObeyedByItsFamilyAlone() {
        permits.throttled(null, granted(ADMIN), Duration.ofSeconds(90));
        assertThat(permits.take(null, ADMIN, Allowance.ALL))
                .isEqualTo(new Decision.Later(clock.instant().plusSeconds(90)));
        assertThat(permits.family(ADMIN).limitNow()).isEqualTo(ADMIN_LIMIT);
        assertThat(permits.take(null, DIGITAL, Allowance.ALL)).isInstanceOf(Decision.Final.class);
        clock.advance(Duration.ofSeconds(90));
        assertThat(permits.take(null, ADMIN, Allowance.ALL)).isInstanceOf(Decision.Final.class);
    }

    @Test
    void theNarrowestFamilyTellsHowLongContactsTake() {
        assertThat(budgets.duration(60).toMillis()).isEqualTo(60 * 2 * WINDOW / DIGITAL_LIMIT);
    }

    private Leave.Granted granted(String family) {
        return (Leave.Granted) ((Decision.Final) permits.take(null, family, Allowance.ALL)).leave();
    }
}
