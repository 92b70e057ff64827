package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several answers that come at the same time mean together. */
class PausingTests extends MergeRoom {

    private static final MergeAnswer FORBIDDEN = new MergeAnswer.Forbidden(403);
    private static final MergeAnswer WAIT = new MergeAnswer.Throttled(Duration.ofMinutes(10));

    @Test
    void retryAfterOutlivesALostPermission() {
        Claim first = claim("ann");
        Claim second = claim("bob");
        answers.handle(first, WAIT);
        answers.handle(second, FORBIDDEN);
        assertNothingIsSentFor(Duration.ofMinutes(10));
    }

    @Test
    void retryAfterOutlivesThePermissionsReturn() {
        Claim first = claim("ann");
        Claim second = claim("bob");
        answers.handle(first, FORBIDDEN);
        pass(Duration.ofSeconds(2));
        Claim probe = (Claim) claiming.next();
        answers.handle(second, WAIT);
        answers.handle(probe, new MergeAnswer.Accepted(List.of()));
        assertNothingIsSentFor(Duration.ofMinutes(10));
    }

    @Test
    void aSingleFailureThatAsksToWaitStopsEverything() {
        answers.handle(claim("ann"), unwell(Duration.ofMinutes(10)));
        assertNothingIsSentFor(Duration.ofMinutes(10));
    }

    @Test
    void failuresThatAskToWaitAreAnOutageAllTheSame() {
        for (int failure = 0; failure < 3; failure++) {
            answers.handle(claim("person-" + failure), unwell(Duration.ofSeconds(5)));
            pass(Duration.ofSeconds(6));
        }
        assertThat(((Claim) claiming.next()).probe()).isTrue();
        assertThat(claiming.next()).isInstanceOf(Idle.class);
    }

    @Test
    void aProbeThatAsksToWaitIsObeyed() {
        for (int failure = 0; failure < 3; failure++) {
            answers.handle(claim("person-" + failure), new MergeAnswer.Unavailable(503));
            pass(Duration.ofSeconds(2));
        }
        answers.handle((Claim) claiming.next(), unwell(Duration.ofMinutes(30)));
        assertNothingIsSentFor(Duration.ofMinutes(30));
    }

    private static MergeAnswer unwell(Duration retryAfter) {
        return new MergeAnswer.Unavailable(503, retryAfter, true);
    }

    private void assertNothingIsSentFor(Duration time) {
        long end = clock.millis() + time.toMillis();
        enqueue("job", "eve");
        while (clock.millis() < end) {
            assertThat(claiming.next()).isInstanceOf(Idle.class);
            pass(Duration.ofSeconds(5));
        }
        assertThat(claiming.next()).isInstanceOf(Claim.class);
    }

    private Claim claim(String person) {
        enqueue("job", person);
        return (Claim) claiming.next();
    }
}
