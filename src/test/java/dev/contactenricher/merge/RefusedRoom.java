package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionDeadLetters;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.Corrections.Refusal;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
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
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Contacts that CXone refuses, beside others that it takes, in virtual time with sends that overlap.
 */
@TestPropertySource(properties = {"enricher.merge.rate-limit=100", "enricher.merge.rate-window=5s"})
abstract class RefusedRoom extends MergeRoom {

    @Autowired
    Corrections corrections;

    @Autowired
    CorrectionDeadLetters givenUp;

    final List<Sent> sent = new ArrayList<>();
    final Set<String> atFault = new HashSet<>();
    final Set<String> taken = new HashSet<>();
    private final PriorityQueue<Flight> flights = new PriorityQueue<>(Comparator.comparingLong(Flight::answeredAt));
    Predicate<List<String>> refuses = persons -> persons.stream().anyMatch(atFault::contains);
    boolean tellsReasons;
    boolean lies;
    int status = 422;
    Duration latency = Duration.ofMillis(80);

    record Sent(Instant at, List<EntryRef> entries, boolean refused) {

        long of(String job) {
            return entries.stream().filter(entry -> entry.jobId().equals(job)).count();
        }
    }

    private record Flight(long answeredAt, Claim claim, MergeAnswer answer) {}

    /** So many people refuse whom CXone holds. */
    final void correct(int people, IntPredicate bad) {
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

    final long takenOf(String job) {
        return taken.stream().filter(person -> person.startsWith(job + "-")).count();
    }

    final void enqueue(String job, int contacts, IntPredicate bad) {
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
    final void send(Duration time) {
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
