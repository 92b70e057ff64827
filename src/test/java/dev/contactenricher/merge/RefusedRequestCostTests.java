package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.SeededIds;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests refused contacts cost: what is reckoned there is the same on either database. */
class RefusedRequestCostTests extends RefusedRoom {

    private static final int CONTACTS = 1_000;

    @AfterEach
    void idsCannotBeForeseen() {
        SeededIds.drawFromNowhere();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "7"})
    void untilItIsPausedNoMoreThanFifteenRequestsAreRefused(int jobs) {
        refuses = persons -> true;
        for (int i = 0; i < jobs; i++) {
            enqueue("job" + i, 300, contact -> false);
        }
        while (queue.statistics().paused().isEmpty()) {
            send(Duration.ofMillis(10));
            assertThat(sent).hasSizeLessThanOrEqualTo(15);
            if (sent.size() > 12) {
                send(Duration.ofSeconds(1));
            }
        }
        assertThat(sent).hasSizeLessThanOrEqualTo(15);
    }

    /** What is on its way before the first answers cannot be held back. */
    @ParameterizedTest
    @CsvSource({
        "500;100, 1",
        "500;100, 80",
        "500;100, 600",
        "500;8, 1",
        "500;8, 80",
        "500;1, 80",
        "500;1, 600",
        "500;1;1, 1",
        "300;40;40, 80",
        "120;120;5, 20",
        "400;9;9;9;9;9;9;9;9;9, 1",
        "400;9;9;9;9;9;9;9;9;9, 80",
        "400;1;1;1;1;1;1;1;1;1, 1",
        "60;60;60;60;60;60;60;60;60;60, 80",
        "100;500, 1",
        "1;500, 80"
    })
    void anotherJobIsTriedBeforeMoreOfTheRefusedOneThoughAllOfItBeInRefusedRequests(String sizes, int answerAfter) {
        latency = Duration.ofMillis(answerAfter);
        refuses = persons -> true;
        String[] each = sizes.split(";");
        int all = 0;
        for (int i = 0; i < each.length; i++) {
            enqueue("job" + i, Integer.parseInt(each[i]), contact -> false);
            all += Integer.parseInt(each[i]);
        }
        while (queue.statistics().paused().isEmpty() && sent.size() < 60) {
            send(Duration.ofMillis(10));
        }
        assertThat(queue.statistics().paused()).containsExactly("forbidden");
        assertThat(sent.size()).isLessThanOrEqualTo(15 + 3 * answerAfter / 50);
        assertThat(sent.stream()
                        .filter(one -> one.entries().size() == 1)
                        .map(one -> one.entries().getFirst().jobId())
                        .distinct())
                .hasSizeGreaterThan(1);

        send(Duration.ofMinutes(5));
        refuses = persons -> false;
        send(Duration.ofMinutes(3));
        assertThat(taken).hasSize(all);
        assertThat(deadLetters.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "80", "600"})
    void contactsPostedAloneArePausedTooWhenEachIsRefused(int answerAfter) {
        latency = Duration.ofMillis(answerAfter);
        refuses = persons -> true;
        for (int i = 0; i < 300; i++) {
            enqueue("alone" + i, 1, contact -> false);
        }
        send(Duration.ofSeconds(3));
        assertThat(queue.statistics().paused()).containsExactly("forbidden");
        assertThat(sent.size()).isLessThanOrEqualTo(15 + 3 * answerAfter / 50);
        refuses = persons -> false;
        send(Duration.ofMinutes(3));
        assertThat(taken).hasSize(300);
    }

    /**
     * Requests a contact, beside the least that any way to find out needs on average: as many as the entropy of being at
     * fault or not has bits, one for each that is at fault, since none is given up before it was refused alone, and one
     * for fifty others.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 80, 0.0201",
        "0.001, 80, 0.045",
        "0.01, 80, 0.14",
        "0.05, 1, 0.42",
        "0.05, 80, 0.42",
        "0.05, 800, 0.42",
        "0.2, 80, 0.95",
        "0.2, 800, 0.95",
        "1, 80, 1.06"
    })
    void whatAContactCosts(double share, int answerAfter, double most) {
        latency = Duration.ofMillis(answerAfter);
        var random = new Random(42);
        enqueue("job", CONTACTS, i -> random.nextDouble() < share);
        for (int i = 0; takenOf("job") + deadLetters.count() < CONTACTS; i++) {
            if (share == 1) {
                // something has to be taken for them to be at fault
                enqueue("good" + i, 1, contact -> false);
            }
            send(Duration.ofMillis(200));
            assertThat(i).as("steps of 200 ms until all has ended").isLessThan(5_000);
        }
        long requests = sent.stream().filter(one -> one.of("job") > 0).count();
        double cost = requests / (double) CONTACTS;
        double least = Math.max(entropy(share), share + (1 - share) / 50);
        System.out.printf(
                "%5.1f %% at fault, answers after %d ms: %.3f requests a contact, least %.3f, ratio %.2f%n",
                100 * share, answerAfter, cost, least, cost / least);
        assertThat(cost).isLessThanOrEqualTo(most);
    }

    /** Those that must be at fault, as all others of their request were taken, are refused one after the other. */
    @ParameterizedTest
    @CsvSource({"1, 80", "2, 800", "3, 800", "4, 1500"})
    void refusalsThatWereToBeExpectedDoNotPauseSending(long seed, int answerAfter) {
        latency = Duration.ofMillis(answerAfter);
        // requests of one moment go in the order of their ids, and some orders are five refusals in a row
        SeededIds.drawFrom(new Random(seed));
        var random = new Random(seed);
        enqueue("job", CONTACTS, i -> random.nextDouble() < 0.05);
        while (takenOf("job") + deadLetters.count() < CONTACTS) {
            send(Duration.ofMillis(200));
            assertThat(queue.statistics().paused()).isEmpty();
        }
        assertThat(deadLetters.count()).isEqualTo(atFault.size());
    }

    private static double entropy(double share) {
        return share == 0 || share == 1
                ? 0
                : -(share * Math.log(share) + (1 - share) * Math.log(1 - share)) / Math.log(2);
    }
}
