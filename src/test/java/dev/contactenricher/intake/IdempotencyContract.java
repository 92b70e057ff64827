package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contactenricher.intake.IdempotencyKeys.Answered;
import dev.contactenricher.intake.IdempotencyKeys.Claim;
import dev.contactenricher.intake.IdempotencyKeys.Claimed;
import dev.contactenricher.intake.IdempotencyKeys.InProgress;
import dev.contactenricher.intake.IdempotencyKeys.Mismatch;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

@StoreTest
@Import(IdempotencyKeys.class)
@EnableConfigurationProperties(IntakeSettings.class)
abstract class IdempotencyContract {

    private static final byte[] BODY = {1};

    @Autowired
    IdempotencyKeys keys;

    @Autowired
    TestClock clock;

    @Autowired
    Dialect dialect;

    @Test
    void aKeyIsOneCallsUntilItIsBoundToItsJob() {
        Claim first = claim();
        assertThat(first).isInstanceOf(Claimed.class);
        assertThat(claim()).isInstanceOf(InProgress.class);
        assertThat(keys.claim("crm", "key", new byte[] {2})).isInstanceOf(Mismatch.class);
        assertThat(keys.claim("another", "key", BODY)).isInstanceOf(Claimed.class);

        keys.bind((Claimed) first, "job");
        assertThat(claim()).isEqualTo(new Answered("job"));
        clock.advance(Duration.ofHours(25));
        assertThat(claim()).isInstanceOf(Claimed.class);
    }

    @Test
    void ofCallsAtTheSameTimeOneHasTheKey() {
        var claims =
                IntStream.range(0, 4).mapToObj(call -> CompletableFuture.supplyAsync(this::claim)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(claims).filteredOn(Claimed.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(InProgress.class::isInstance).hasSize(3);
    }

    @Test
    void whoeverStoodStillForTooLongCannotDoTheWorkASecondTime() {
        Claim paused = claim();
        clock.advance(Duration.ofSeconds(61));
        Claim other = claim();
        assertThat(other).isInstanceOf(Claimed.class);

        assertThatThrownBy(() -> keys.bind((Claimed) paused, "job")).isInstanceOf(IllegalStateException.class);
        keys.release((Claimed) paused);
        keys.bind((Claimed) other, "other job");
        assertThat(claim()).isEqualTo(new Answered("other job"));
    }

    @Test
    void aCallThatIsAtWorkKeepsItsKeyHoweverLongThatTakesWhereOthersCouldTakeIt() {
        Claim meanwhile = keys.working((Claimed) claim(), () -> {
            for (int look = 0; look < 5; look++) {
                clock.advance(Duration.ofSeconds(50));
                keys.keep();
            }
            return claim();
        });
        assertThat(meanwhile).isInstanceOf(dialect.isExclusive() ? Claimed.class : InProgress.class);
        clock.advance(Duration.ofSeconds(61));
        keys.keep();
        assertThat(claim()).as("nobody is at work any more").isInstanceOf(Claimed.class);
    }

    @Test
    void whatIsBoundOrTakenOverIsNotKept() {
        Claimed first = (Claimed) claim();
        clock.advance(Duration.ofSeconds(61));
        Claimed second = (Claimed) claim();
        keys.bind(second, "job");
        Claim meanwhile = keys.working(
                first,
                () -> keys.working(second, () -> {
                    clock.advance(Duration.ofHours(23));
                    keys.keep();
                    return claim();
                }));
        assertThat(meanwhile).isEqualTo(new Answered("job"));
        clock.advance(Duration.ofMinutes(61));
        assertThat(claim()).as("a day after it was claimed").isInstanceOf(Claimed.class);
    }

    @Test
    void aStartFreesWhatTheLastProcessLeftUnlessOthersAreAtWork() {
        claim();
        keys.releaseAbandoned();
        assertThat(claim()).isInstanceOf(dialect.isExclusive() ? Claimed.class : InProgress.class);
    }

    private Claim claim() {
        return keys.claim("crm", "key", BODY);
    }
}
