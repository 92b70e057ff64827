package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DoubtTests {

    private final Doubt doubt = new Doubt();

    @Test
    void fiveContactsOfDifferentRequestsAndOfTwoJobsAreCertainty() {
        refusedAlone("r1", "a");
        refusedAlone("r2", "a");
        refusedAlone("r3", "b");
        refusedAlone("r4", "a");
        assertThat(doubt.isCertain(false)).isFalse();
        refusedAlone("r5", "a");
        assertThat(doubt.isCertain(true)).isTrue();
    }

    @Test
    void contactsOfOneRequestCountOnce() {
        for (int i = 0; i < 50; i++) {
            refusedAlone("r1", "job" + i);
        }
        assertThat(doubt.isCertain(false)).isFalse();
    }

    @Test
    void whereContactsOfAnotherJobCouldBeTriedOneJobIsNotEnough() {
        for (int i = 0; i < 50; i++) {
            refusedAlone("r" + i, "a");
        }
        assertThat(doubt.isCertain(true)).isFalse();
        assertThat(doubt.isCertain(false)).isTrue();
    }

    @Test
    void requestsThatWereRefusedWholeAreNoProofHoweverMany() {
        for (int i = 0; i < 1_000; i++) {
            doubt.refused(Instant.ofEpochMilli(i));
        }
        assertThat(doubt.isGrave()).isTrue();
        assertThat(doubt.isCertain(false)).isFalse();
    }

    @Test
    void anAcceptanceOfSomethingSentSinceEndsIt() {
        doubt.refused(Instant.ofEpochMilli(10));
        doubt.refused(Instant.ofEpochMilli(11));
        doubt.refused(Instant.ofEpochMilli(12));
        refusedAlone("r1", "a");
        doubt.taken(Instant.ofEpochMilli(10));
        assertThat(doubt.isGrave()).isFalse();
        assertThat(doubt.requests()).isEmpty();
        assertThat(doubt.jobs()).isEmpty();
    }

    @Test
    void whatWasSentBeforeTheFirstRefusalAndIsTakenLateSaysNothing() {
        doubt.refused(Instant.ofEpochMilli(10));
        doubt.refused(Instant.ofEpochMilli(11));
        doubt.refused(Instant.ofEpochMilli(12));
        doubt.taken(Instant.ofEpochMilli(9));
        assertThat(doubt.isGrave()).isTrue();
    }

    private void refusedAlone(String request, String job) {
        doubt.refusedAlone(request, job);
    }
}
