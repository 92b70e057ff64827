package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refused contacts cost, and that they hold up nobody. */
abstract class RefusedRequestContract extends RefusedRoom {

    @Test
    void oneInTwentyIsFoundWithinTheRequestsThatGroupTestingNeedsHoweverTheyLie() {
        enqueue("job", 1_000, i -> i % 20 == 7);
        Instant begin = clock.instant();
        send(Duration.ofSeconds(30));

        assertThat(taken).hasSize(950);
        assertThat(deadLetters.count()).isEqualTo(50);
        assertThat(sent).hasSizeLessThanOrEqualTo(450);
        assertThat(Duration.between(begin, sent.getLast().at())).isLessThan(Duration.ofSeconds(30));
        assertThat(queue.statistics().paused()).isEmpty();
    }

    @Test
    void othersGoThroughAtOnceBesideThem() {
        enqueue("bad", 1_000, i -> i % 20 == 7);
        enqueue("good", 100, i -> false);
        send(Duration.ofSeconds(5));
        assertThat(takenOf("good")).isEqualTo(100);
    }

    @Test
    void aJobThatIsRefusedAltogetherHoldsUpNobody() {
        enqueue("bad", 2_000, i -> true);
        send(Duration.ofSeconds(1));
        enqueue("good", 200, i -> false);
        send(Duration.ofSeconds(9));
        assertThat(takenOf("good")).isEqualTo(200);
    }

    @Test
    void manyContactsPostedAloneGoThroughBesideAJobThatIsRefusedAltogether() {
        enqueue("bad", 2_000, i -> true);
        for (int i = 0; i < 60; i++) {
            enqueue("alone" + i, 1, contact -> false);
            send(Duration.ofMillis(500));
        }
        send(Duration.ofSeconds(1));
        assertThat(taken).hasSize(60);
        assertThat(deadLetters.count()).as("of those whose refusal was settled").isGreaterThan(30);
    }

    @Test
    void withinTheirHalfJobsWithContactsAtFaultTakeTurns() {
        enqueue("refused", 2_000, i -> true);
        enqueue("worse", 400, i -> i % 3 == 0);
        enqueue("good", 10_000, i -> false);
        send(Duration.ofSeconds(3));
        sent.clear();
        send(Duration.ofSeconds(10));
        assertThat(sent.stream()
                        .filter(one -> one.of("good") == one.entries().size())
                        .count())
                .isGreaterThanOrEqualTo(sent.size() / 2 - 1);
        assertThat(sent.stream().filter(one -> one.of("worse") > 0).count())
                .isGreaterThanOrEqualTo(
                        sent.stream().filter(one -> one.of("refused") > 0).count() * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void whenEverythingIsRefusedSendingIsPausedAfterAFewRequestsAndNothingIsLost(int jobs) {
        refuses = persons -> true;
        for (int i = 0; i < jobs; i++) {
            enqueue("job" + i, 300, contact -> false);
        }
        send(Duration.ofSeconds(2));
        assertThat(queue.statistics().paused()).containsExactly("forbidden");
        send(Duration.ofMinutes(30));
        int probes = sent.size();
        assertThat(deadLetters.count()).isZero();

        refuses = persons -> false;
        send(Duration.ofMinutes(3));
        assertThat(taken).hasSize(300 * jobs);
        assertThat(deadLetters.count()).isZero();
        assertThat(probes).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({"1", "80", "600"})
    void goodContactsThatWereRefusedTogetherWithBadOnesAreTriedBeforeMoreOfThese(int answerAfter) {
        latency = Duration.ofMillis(answerAfter);
        enqueue("bad", 500, i -> true);
        enqueue("good", 100, i -> false);
        send(Duration.ofSeconds(9).plus(latency.multipliedBy(12)));
        assertThat(takenOf("good")).isEqualTo(100);
    }

    @Test
    void aContactAtFaultWithNothingElseToSendIsGivenUpAtOnce() {
        enqueue("job", 1, i -> true);
        send(Duration.ofSeconds(1));
        assertThat(deadLetters.count()).isEqualTo(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void whereCxoneNamesThoseAtFaultTheyAreSentAloneAndTheOthersTogether() {
        tellsReasons = true;
        enqueue("job", 1_000, i -> i % 20 == 7);
        send(Duration.ofSeconds(30));
        assertThat(taken).hasSize(950);
        assertThat(deadLetters.count()).isEqualTo(50);
        assertThat(sent)
                .as("each fifty cost itself, the rest, and those at fault")
                .hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void aReasonThatNamesTheWrongOnesMakesNoDeadLetterOfThemAndCostsLittle() {
        tellsReasons = true;
        enqueue("job", 1_000, i -> i % 20 == 7);
        lies = true;
        send(Duration.ofSeconds(60));
        assertThat(taken).hasSize(950);
        assertThat(deadLetters.count()).isEqualTo(50);
        assertThat(sent).hasSizeLessThanOrEqualTo(700);
    }

    /** As contacts that are refused do not. */
    @ParameterizedTest
    @CsvSource({"1", "20"})
    void correctionsThatAreRefusedHoldUpNobody(int oneIn) {
        correct(2_000, i -> i % oneIn == 0);
        enqueue("good", 2_000, i -> false);
        send(Duration.ofSeconds(6));
        assertThat(takenOf("good")).isEqualTo(2_000);
        assertThat(queue.statistics().paused()).isEmpty();
    }

    @Test
    void correctionsAtFaultAreFoundAsContactsAreAndTheOthersGoThrough() {
        correct(1_000, i -> i % 20 == 7);
        send(Duration.ofSeconds(30));
        assertThat(takenOf("told")).isEqualTo(950);
        assertThat(givenUp.count()).isEqualTo(50);
        assertThat(deadLetters.count()).isZero();
        assertThat(sent).hasSizeLessThanOrEqualTo(450);
        assertThat(queue.statistics().paused()).isEmpty();
    }

    @Test
    void correctionsStayAheadWhileContactsAreRefused() {
        correct(100, i -> false);
        enqueue("bad", 2_000, i -> true);
        enqueue("good", 2_000, i -> false);
        send(Duration.ofMillis(200));
        assertThat(takenOf("told")).isEqualTo(100);
        correct(100, i -> false);
        send(Duration.ofSeconds(1));
        assertThat(takenOf("told")).isEqualTo(100);
    }

    @Test
    void requestsGrowBackOnceContactsAreGoodAgain() {
        enqueue("job", 3_000, i -> i < 300 && i % 4 == 0);
        send(Duration.ofSeconds(40));
        assertThat(taken).hasSize(2_925);
        assertThat(sent.subList(sent.size() - 5, sent.size() - 1))
                .allSatisfy(one -> assertThat(one.entries()).hasSize(50));
    }

    @Test
    void requestsThatAreTooLargeOnlyTogetherGetSmallerUntilTheyPass() {
        refuses = persons -> persons.size() > 20;
        status = 413;
        enqueue("job", 1_000, i -> false);
        send(Duration.ofSeconds(30));
        assertThat(taken).hasSize(1_000);
        assertThat(deadLetters.count()).isZero();
        assertThat(sent).hasSizeLessThanOrEqualTo(130);
    }
}
