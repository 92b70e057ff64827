package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.store.SeededIds;
import dev.contactenricher.store.SimulatedStore.Crash;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One random schedule of batches, withdrawals, erasures, faults, crashes, slow answers, webhooks and retries of dead
 * letters, drawn from a seed and played in virtual time on the production rooms. After a while faults stop, and
 * everything has to end.
 */
final class Simulation {

    private static final List<Channel> CHANNELS = List.of(Channel.values());
    private static final long TROUBLE = 120_000;
    private static final long SETTLING = 40 * 60_000;

    private final SimulatedRoom room;
    private final Random random;
    private final Agenda agenda;
    private final Cast cast;
    private final ConsentBook book = new ConsentBook();
    private final ModelCxone cxone;
    private final ModelMarketing marketing;
    private final Ledger ledger;
    private final CorrectionLedger corrections;
    private final ExportLedger exportLedger;
    private final WireBook wire = new WireBook();
    private final SimulatedMerges merges;
    private final SimulatedExports exports;
    private final List<String> jobs = new ArrayList<>();
    private int version;
    private int heartbeats;

    Simulation(SimulatedRoom room, long seed) {
        this.room = room;
        room.reset();
        room.random.setSeed(seed);
        SeededIds.drawFrom(new Random(seed));
        random = new Random(seed);
        agenda = new Agenda(room.clock);
        cast = new Cast(random);
        cxone = new ModelCxone(random);
        marketing = new ModelMarketing(random);
        ledger = new Ledger(room, book);
        exportLedger = new ExportLedger(room, ledger, book);
        corrections = new CorrectionLedger(cxone, book);
        merges = new SimulatedMerges(room, agenda, random, cxone, ledger, corrections, wire);
        exports = new SimulatedExports(room, agenda, random, marketing, exportLedger);
    }

    /** The steps taken, with their times; the last one is the one that broke a promise. */
    List<String> trace() {
        return agenda.trace();
    }

    void run() {
        run(() -> {});
    }

    /** @param witness looks at what there is after every step */
    void run(Runnable witness) {
        plan();
        long end = agenda.now() + TROUBLE + SETTLING;
        while (!hasEnded()) {
            Violation.unless(agenda.now() < end, Promise.EVERYTHING_ENDS, ledger.toString());
            try {
                agenda.takeNext();
            } catch (Crash e) {
                crash();
            }
            noteReplays();
            ledger.check(cxone);
            merges.refusals().checkPause();
            witness.run();
        }
        exportLedger.checkEnd(marketing);
        corrections.checkEnd();
        Violation.unless(room.intake.jobsAtOdds() == 0, Promise.JOBS_TELL_THE_TRUTH, "jobs and queue differ");
    }

    private void plan() {
        for (int i = random.nextInt(2, 5); i > 0; i--) {
            agenda.after(random.nextLong(TROUBLE / 2), "batch", this::batch);
        }
        maybe("batch", this::batch);
        maybe("withdrawal", this::withdraw);
        maybe("withdrawal", this::withdraw);
        maybe("erasure", this::erase);
        maybe("retry", this::retryAll);
        maybe("cancel", this::cancel);
        maybe("cancel", this::cancel);
        maybe("crash", this::crash);
        maybe("crash", this::crash);
        maybe("crash inside", () -> room.database.crashBeforeStatement(random.nextInt(1, 25)));
        maybe("crash inside", () -> room.database.crashBeforeStatement(random.nextInt(1, 25)));
        every(15_000, "check", () -> {
            if (room.timeouts.isDue()) {
                room.timeouts.check();
            }
        });
        every(45_000, "clean", () -> {
            room.forgetOld();
            room.earlyEvents.clean();
        });
        agenda.after(TROUBLE, "recovery", this::recover);
    }

    private boolean hasEnded() {
        return cxone.well && ledger.isSettled() && room.exporter.open() == 0;
    }

    private void maybe(String name, Runnable action) {
        if (random.nextBoolean()) {
            agenda.after(random.nextLong(TROUBLE), name, () -> {
                action.run();
                lookSoon();
            });
        }
    }

    private void every(long millis, String name, Runnable action) {
        agenda.after(millis, name, () -> {
            every(millis, name, action);
            action.run();
            lookSoon();
        });
    }

    private void lookSoon() {
        merges.lookWithin(random.nextLong(1, 1_000));
        exports.lookWithin(random.nextLong(1, 500));
    }

    private void batch() {
        var persons = new TreeSet<String>();
        double share = cast.shareAtFault();
        for (int i = random.nextInt(1, random.nextInt(3) == 0 ? 11 : 5); i > 0; i--) {
            persons.add(cast.anyone(share));
        }
        var contacts = new ArrayList<Normalization>();
        for (String person : persons) {
            for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
                contacts.add(cast.read(cast.contact(person, ++version, room.clock.instant())));
            }
        }
        submit(contacts);
    }

    private void submit(List<Normalization> read) {
        List<Optional<Long>> answer = room.intake.take(read);
        String job = room.intake.lastJob();
        jobs.add(job);
        List<Contact> contacts = read.stream().map(Simulation::what).toList();
        List<String> persons = contacts.stream()
                .map(contact -> requireNonNull(contact.externalCrmId()))
                .toList();
        for (int i = 0; i < contacts.size(); i++) {
            agenda.note(persons.get(i) + " says " + contacts.get(i).consent() + " at "
                    + contacts.get(i).updatedAt() + ", "
                    + read.get(i).getClass().getSimpleName() + ": entry "
                    + answer.get(i).map(Object::toString).orElse("none"));
        }
        for (int i = 0; i < contacts.size(); i++) {
            if (answer.get(i).isPresent()) {
                book.isLetThrough(persons.get(i));
                corrections.wasLetThrough(persons.get(i));
                wire.wasAccepted(persons.get(i));
            }
        }
        var refusals = new TreeMap<String, Set<Channel>>();
        for (int i = 0; i < contacts.size(); i++) {
            var at = contacts.get(i).updatedAt();
            Consent consent = contacts.get(i).consent();
            // nothing else of a rejected contact counts
            Consent said = read.get(i) instanceof Rejected ? consent.refusals() : consent;
            book.said(persons.get(i), said, at == null ? null : at.toEpochMilli(), agenda.now());
            refusals.computeIfAbsent(persons.get(i), fresh -> EnumSet.noneOf(Channel.class))
                    .addAll(refusedBy(said));
        }
        refusals.forEach(corrections::refused);
        persons.forEach(corrections::heardOut);
        persons.forEach(book::heardOut);
        for (int i = 0; i < contacts.size(); i++) {
            int said = version - contacts.size() + 1 + i;
            String person = persons.get(i);
            answer.get(i).ifPresent(entry -> {
                ledger.accepted(entry, person, said, job);
                book.wasAccepted(person, said);
            });
        }
        merges.lookWithin(1);
    }

    private static Set<Channel> refusedBy(Consent said) {
        Set<Channel> channels = EnumSet.allOf(Channel.class);
        channels.removeIf(channel -> !Boolean.FALSE.equals(said.to(channel)));
        return channels;
    }

    private static Contact what(Normalization read) {
        return switch (read) {
            case Normalized normalized -> normalized.contact();
            case Rejected rejected -> requireNonNull(rejected.readable());
        };
    }

    /** Of the latest jobs, as something of them waits still. */
    private void cancel() {
        if (!jobs.isEmpty()) {
            String job = jobs.get(Math.max(0, jobs.size() - 1 - random.nextInt(3)));
            room.intake.cancel(job);
            ledger.cancelled(job);
        }
    }

    private void withdraw() {
        String person = cast.someone();
        var channels = EnumSet.copyOf(List.of(CHANNELS.get(random.nextInt(3)), CHANNELS.get(random.nextInt(3))));
        agenda.note(person + " withdraws " + channels);
        room.wishes.withdraw(Cast.email(person), channels);
        book.withdrew(person, channels, agenda.now());
        corrections.refused(person, channels);
    }

    private void erase() {
        String person = cast.someone();
        agenda.note(person + " is erased");
        room.wishes.erase(Cast.email(person));
        book.wasErased(person);
        corrections.wasErased(person, ledger.hasGivenUpCorrection(person));
        ledger.erased(person);
        wire.wasErased(person);
        exportLedger.wasErased(person);
    }

    private void retryAll() {
        retryAll(room.deadLetters);
        retryAll(room.correctionDeadLetters);
        room.exporter.retryDeadLetters();
    }

    private void retryAll(DeadLetterSource source) {
        List<Long> numbers = source.numbers(DeadLetterFilter.ANY, 0, 1000);
        if (!numbers.isEmpty()) {
            source.retry(numbers);
            noteReplays();
        }
    }

    private void noteReplays() {
        room.overheard.replayed.forEach(event -> ledger.replayed(event.entry().entryId()));
        room.overheard.superseded.forEach(
                event -> ledger.superseded(event.from().entryId(), event.by().entryId()));
        room.overheard.folded.forEach(
                event -> ledger.folded(event.from().entryId(), event.into().entryId()));
        room.overheard.clear();
    }

    private void crash() {
        room.overheard.clear();
        merges.crash();
        exports.crash();
    }

    /** Both are well again, somebody goes on submitting, and the operator retries what failed. */
    private void recover() {
        room.database.crashBeforeStatement(0);
        cxone.well = true;
        marketing.well = true;
        heartbeat();
        every(25_000, "heartbeat", this::heartbeat);
        every(60_000, "operator", this::retryAll);
    }

    private void heartbeat() {
        Contact contact = Cast.contact("beat" + heartbeats++, ++version, Consent.UNSTATED, null);
        submit(List.of(new Normalized(contact, List.of())));
    }
}
