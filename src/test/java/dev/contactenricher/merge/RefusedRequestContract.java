package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionDeadLetters;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.Corrections.Refusal;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.merge.Turn.Idle;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.records.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Contacts that CXone refuses, beside others that it takes: what they cost, and that they hold up nobody, in virtual time
 * with sends that overlap.
 */
@TestPropertySource(properties = {"enricher.merge.rate-limit=100", "enricher.merge.rate-window=5s"})
abstract class RefusedRequestContract extends MergeRoom {

    @Autowired
    Corrections corrections;

    @Autowired
    CorrectionDeadLetters givenUp;

    private static final int CONTACTS = 1_000;

    private final List<Sent> sent = new ArrayList<>();
    private final Set<String> atFault = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final PriorityQueue<Flight> flights = new PriorityQueue<>(Comparator.comparingLong(Flight::answeredAt));
    private Predicate<List<String>> refuses = persons -> persons.stream().anyMatch(atFault::contains);
    private boolean tellsReasons;
    private boolean lies;
    private int status = 422;
    private Duration latency = Duration.ofMillis(80);

    private record Sent(Instant at, List<EntryRef> entries, boolean refused) {

        long of(String job) {
            return entries.stream().filter(entry -> entry.jobId().equals(job)).count();
        }
    }

    private record Flight(long answeredAt, Claim claim, MergeAnswer answer) {}

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
        enqueue("good", 20_000, i -> false);
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
        enqueue("good", 20_000, i -> false);
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

    /**
     * Requests a contact, beside the least that any way to find out needs on average: as many as the entropy of being at
     * fault or not has bits, one for each that is at fault, since none is given up before it was refused alone, and one
     * for fifty others.
     */
    @ParameterizedTest
    @CsvSource({"0, 0.0201", "0.001, 0.045", "0.01, 0.14", "0.05, 0.42", "0.2, 0.95", "1, 1.06"})
    void whatAContactCosts(double share, double most) {
        var random = new Random(42);
        enqueue("job", CONTACTS, i -> random.nextDouble() < share);
        for (int i = 0; takenOf("job") + deadLetters.count() < CONTACTS; i++) {
            if (share == 1) {
                // something has to be taken for them to be at fault
                enqueue("good" + i, 1, contact -> false);
            }
            send(Duration.ofMillis(200));
        }
        long requests = sent.stream().filter(one -> one.of("job") > 0).count();
        double cost = requests / (double) CONTACTS;
        double least = Math.max(entropy(share), share + (1 - share) / 50);
        System.out.printf(
                "%5.1f %% at fault: %.3f requests a contact, least %.3f, ratio %.2f%n",
                100 * share, cost, least, cost / least);
        assertThat(cost).isLessThanOrEqualTo(most);
    }

    private static double entropy(double share) {
        return share == 0 || share == 1
                ? 0
                : -(share * Math.log(share) + (1 - share) * Math.log(1 - share)) / Math.log(2);
    }

    /** So many people refuse whom CXone holds. */
    private void correct(int people, IntPredicate bad) {
        enqueue("told", people, i -> false);
        while (takenOf("told") < people) {
            send(Duration.ofSeconds(1));
        }
        send(latency);
        List<String> persons =
                taken.stream().filter(person -> person.startsWith("told-")).toList();
        queue.confirm(persons.stream()
                .map(person -> new ContactEvent(person, clock.instant()))
                .toList());
        transaction.executeWithoutResult(tx -> corrections.hear(
                persons.stream()
                        .map(person -> new Refusal(
                                person, Set.of(Channel.EMAIL), new Keys(person + "@example.com", null, person)))
                        .toList(),
                null,
                clock.instant()));
        IntStream.range(0, people).filter(bad).mapToObj(i -> "told-" + i).forEach(atFault::add);
        taken.clear();
        sent.clear();
    }

    private long takenOf(String job) {
        return taken.stream().filter(person -> person.startsWith(job + "-")).count();
    }

    private void enqueue(String job, int contacts, IntPredicate bad) {
        var submissions = IntStream.range(0, contacts)
                .mapToObj(i -> {
                    String person = job + "-" + i;
                    if (bad.test(i)) {
                        atFault.add(person);
                    }
                    return submission(i, person, "Ann");
                })
                .toList();
        enqueue(job, submissions);
    }

    /** Sends for that long, as the dispatcher does; each answer takes its time. */
    private void send(Duration time) {
        long end = clock.millis() + time.toMillis();
        while (clock.millis() < end) {
            while (!flights.isEmpty() && flights.peek().answeredAt() <= clock.millis()) {
                Flight flight = flights.remove();
                answers.handle(flight.claim(), flight.answer());
            }
            long until = end;
            switch (claiming.next()) {
                case Claim claim -> {
                    flights.add(new Flight(clock.millis() + latency.toMillis(), claim, answer(claim)));
                    continue;
                }
                case Idle idle -> until = Math.min(until, Math.max(idle.until().toEpochMilli(), clock.millis() + 1));
            }
            if (!flights.isEmpty()) {
                until = Math.min(until, flights.peek().answeredAt());
            }
            clock.advance(Duration.ofMillis(Math.max(0, until - clock.millis())));
        }
    }

    private MergeAnswer answer(Claim claim) {
        List<String> persons = claim.entries().stream().map(Entry::personId).toList();
        boolean refused = refuses.test(persons);
        sent.add(new Sent(
                clock.instant(), claim.entries().stream().map(Entry::ref).toList(), refused));
        if (!refused) {
            taken.addAll(persons);
            return new MergeAnswer.Accepted(persons);
        }
        return new MergeAnswer.Refused(status, tellsReasons ? blamed(persons) : Set.of());
    }

    private Set<Integer> blamed(List<String> persons) {
        return IntStream.range(0, persons.size())
                .filter(i -> atFault.contains(persons.get(i)))
                .mapToObj(i -> lies ? (i + 1) % persons.size() : i)
                .collect(Collectors.toSet());
    }
}
