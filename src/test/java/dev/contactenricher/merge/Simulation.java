package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.merge.Turn.Claim;
import dev.contactenricher.merge.Turn.Idle;
import dev.contactenricher.store.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BooleanNode;

/**
 * One random schedule of batches, withdrawals, faults, crashes, slow answers, webhooks and retries of dead letters, drawn
 * from a seed and played in virtual time on the production queue. After a while faults stop, and everything has to end.
 */
final class Simulation {

    private static final long TROUBLE = 120_000;
    private static final long SETTLING = 40 * 60_000;

    private final SimulatedRoom room;
    private final Random random;
    private final ModelCxone cxone;
    private final Ledger ledger;
    private final PriorityQueue<Step> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Step::at).thenComparing(Step::number));
    private final Set<Claim> inHand = new HashSet<>();
    private final List<String> trace = new ArrayList<>();
    private int steps;
    private int version;
    private long plannedPoll;
    private int batches;
    private boolean retried;

    Simulation(SimulatedRoom room, long seed) {
        this.room = room;
        room.reset();
        room.random.setSeed(seed);
        SeededIds.drawFrom(new Random(seed));
        random = new Random(seed);
        cxone = new ModelCxone(random);
        ledger = new Ledger(room);
    }

    private record Step(long at, int number, String name, Runnable action) {}

    /** The steps taken, with their times; the last one is the one that broke a promise. */
    List<String> trace() {
        return trace;
    }

    void run() {
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            after(random.nextLong(TROUBLE / 2), "batch", this::batch);
        }
        maybe("withdrawal", this::withdraw);
        maybe("retry", this::retryAll);
        maybe("crash", this::crash);
        maybe("crash", this::crash);
        after(20_000, "check", this::checkTimeouts);
        after(45_000, "clean", this::clean);
        after(TROUBLE, "recovery", this::recover);
        long end = now() + TROUBLE + SETTLING;
        while (!cxone.well || !retried || !ledger.isSettled()) {
            Step step = agenda.remove();
            if (step.at() > now()) {
                room.clock.set(Instant.ofEpochMilli(step.at()));
            }
            trace.add((now() % 100_000_000) + " " + step.name());
            Violation.unless(now() < end, "not everything ended: " + ledger);
            step.action().run();
            ledger.check(cxone);
            if (!step.name().equals("poll")) {
                pollAfter(1);
            }
        }
    }

    private void maybe(String name, Runnable action) {
        if (random.nextBoolean()) {
            after(random.nextLong(TROUBLE), name, action);
        }
    }

    private void after(long millis, String name, Runnable action) {
        agenda.add(new Step(now() + millis, steps++, name, action));
    }

    private long now() {
        return room.clock.millis();
    }

    private void batch() {
        var persons = new HashSet<String>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            persons.add(random.nextInt(12) == 0 ? "bad" + random.nextInt(2) : "p" + random.nextInt(5));
        }
        submit(persons.stream().sorted().toList());
    }

    private void submit(List<String> persons) {
        String job = "job-%04d".formatted(batches++);
        var submissions = new ArrayList<Submission>();
        for (String person : persons) {
            submissions.add(new Submission(submissions.size(), person, survivor(person, ++version), "hash" + version));
        }
        List<Long> entries = room.transaction.execute(tx -> room.queue.enqueue(job, submissions));
        for (int i = 0; i < persons.size(); i++) {
            ledger.accepted(requireNonNull(entries).get(i), persons.get(i), version - persons.size() + 1 + i);
        }
    }

    private void poll() {
        switch (room.claiming.next()) {
            case Claim claim -> {
                ledger.claimed(claim);
                inHand.add(claim);
                boolean stalls = !cxone.well && random.nextInt(20) == 0;
                after(stalls ? random.nextLong(8_000) : random.nextLong(20), "send " + claim, () -> send(claim));
                pollAfter(1);
            }
            case Idle idle -> pollAfter(Math.clamp(idle.until() - now(), 1, 20_000));
        }
    }

    /** One poll is planned at a time: the earliest that was asked for. */
    private void pollAfter(long millis) {
        long at = now() + millis;
        if (plannedPoll <= now() || at < plannedPoll) {
            plannedPoll = at;
            after(millis, "poll", () -> {
                if (now() >= plannedPoll && at == plannedPoll) {
                    poll();
                }
            });
        }
    }

    private void send(Claim claim) {
        if (!inHand.contains(claim)) {
            return;
        }
        if (!claim.mayStart(now(), Duration.ofMillis(SimulatedRoom.TIMEOUT))) {
            inHand.remove(claim);
            ledger.lost(claim);
            return;
        }
        long deadline = now() + SimulatedRoom.TIMEOUT;
        long travel = random.nextLong(cxone.well ? 50 : SimulatedRoom.TIMEOUT);
        after(travel, "arrive " + claim, () -> arrive(claim, deadline));
    }

    private void arrive(Claim claim, long deadline) {
        var reply = cxone.receive(
                claim.request().id(),
                claim.contacts().stream()
                        .map(contact -> contact.get("external_crm_id").asString())
                        .toList(),
                claim.contacts().stream()
                        .flatMap(contact -> contact.propertyNames().stream())
                        .filter(name -> name.matches("v[0-9]+"))
                        .map(name -> Integer.valueOf(name.substring(1)))
                        .toList(),
                now());
        reply.events().forEach(this::announce);
        MergeAnswer answer = reply.answer();
        boolean pausesAfterwards = !cxone.well && random.nextInt(20) == 0;
        long until = answer == null ? deadline - now() : random.nextLong(Math.max(1, Math.min(500, deadline - now())));
        after(
                pausesAfterwards ? until + random.nextLong(10_000) : until,
                "answer " + claim + " " + answer,
                () -> conclude(claim, answer));
    }

    private void conclude(Claim claim, @Nullable MergeAnswer answer) {
        if (inHand.remove(claim)) {
            boolean counts = holdsLease(claim);
            room.answers.handle(claim, answer == null ? new MergeAnswer.Unavailable(null) : answer);
            ledger.answered(claim, answer, counts);
        }
    }

    private boolean holdsLease(Claim claim) {
        Integer holders = room.jdbc.queryForObject(
                "SELECT COUNT(*) FROM merge_request WHERE id = ? AND send_id = ? AND state = 'SENDING'",
                Integer.class,
                claim.request().id(),
                claim.sendId());
        return holders != null && holders == 1;
    }

    /** Early, late, twice or never. */
    private void announce(String contactId) {
        int kind = cxone.well ? 0 : random.nextInt(6);
        if (kind == 5) {
            return;
        }
        after(random.nextLong(kind == 4 ? 200_000 : 2_000), "event " + contactId, () -> confirm(contactId));
        if (kind == 3) {
            after(random.nextLong(5_000), "event " + contactId, () -> confirm(contactId));
        }
    }

    private void confirm(String contactId) {
        ledger.heard(contactId);
        room.queue.confirm(List.of(new ContactEvent(contactId, room.clock.instant())));
    }

    private void withdraw() {
        String person = "p" + random.nextInt(5);
        room.queue.withdraw(List.of(person));
        ledger.withdrew(person);
    }

    private void retryAll() {
        List<Long> failed = room.jdbc.queryForList("SELECT id FROM merge_entry WHERE state = 'FAILED'", Long.class);
        room.deadLetters.retryAll();
        failed.forEach(ledger::replayed);
        for (long entry : failed) {
            List<Long> into = room.jdbc.queryForList(
                    "SELECT w.id FROM merge_entry w WHERE w.state = 'QUEUED' AND w.person_id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM merge_entry e WHERE e.id = ?)",
                    Long.class,
                    ledger.personOf(entry),
                    entry);
            into.forEach(waiting -> ledger.folded(entry, waiting));
        }
        retried |= cxone.well;
    }

    /** The process dies: what it had in hand is gone, except for what is on the wire already. */
    private void crash() {
        inHand.forEach(ledger::lost);
        inHand.clear();
    }

    private void checkTimeouts() {
        room.timeouts.check();
        after(15_000, "check", this::checkTimeouts);
    }

    private void clean() {
        room.retention.clean();
        after(45_000, "clean", this::clean);
    }

    /** CXone is well again, somebody goes on submitting, and the operator retries what failed. */
    private void recover() {
        cxone.well = true;
        heartbeat();
        operator();
    }

    private void heartbeat() {
        submit(List.of("beat" + batches));
        after(25_000, "heartbeat", this::heartbeat);
    }

    private void operator() {
        after(150_000, "operator", () -> {
            retryAll();
            operator();
        });
    }

    private static Survivor survivor(String person, int version) {
        String email = person + "@example.com";
        return new Survivorship()
                .of(new Contact(
                        person,
                        new EmailAddress(email, email),
                        null,
                        null,
                        null,
                        PostalAddress.NONE,
                        Country.assumed("US"),
                        TimeZoneId.UTC_FALLBACK,
                        Consent.UNSTATED,
                        null,
                        false,
                        null,
                        null,
                        null,
                        Map.of("v" + version, BooleanNode.TRUE)));
    }
}
