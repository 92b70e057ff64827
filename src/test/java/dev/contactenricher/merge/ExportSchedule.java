package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.store.SeededIds;
import dev.contactenricher.store.SimulatedStore.Crash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One random course of merges that are handed over, drawn from a seed: bad answers of every kind, wishes, decisions about dead
 * letters, restarts by other settings, crashes, a clock that is set, and the retention's work, in any order. Then the
 * platform is well, and everything has to end.
 */
final class ExportSchedule {

    private static final int STEPS = 110;
    private static final int PEOPLE = 5;
    private static final Duration SETTLING = Duration.ofMinutes(10);
    private static final List<Integer> REFUSALS = List.of(400, 413, 422);
    private static final List<Integer> FAULTS = List.of(
            301, 302, 307, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 425, 429, 429, 500, 502, 503, 504,
            599, 999);

    private final ExportHouse house;
    private final Random random;
    private final ExportPlatform platform = new ExportPlatform();
    private final ExportBook book;
    private final ExportAccounts accounts;
    private final List<ObjectNode> unconfirmed = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final Set<String> atFault = new HashSet<>();
    private final double faults;
    private @Nullable Call inHand;
    private int version;
    private int wishes;
    private boolean well;

    ExportSchedule(ExportHouse house, long seed) {
        this.house = house;
        house.reset();
        random = new Random(seed);
        house.room().random.setSeed(seed);
        SeededIds.drawFrom(new Random(seed));
        faults = random.nextInt(4) * 0.25;
        for (int i = 0; i < PEOPLE; i++) {
            if (random.nextInt(5) == 0) {
                atFault.add(mailbox(i, random.nextBoolean()));
            }
        }
        book = new ExportBook(house);
        accounts = new ExportAccounts(house);
    }

    List<String> trace() {
        return trace;
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            pass(Duration.ofMillis(random.nextInt(2_500)));
            step();
            check();
        }
        settle();
        book.checkEnd(platform);
        accounts.checkEnd();
    }

    private void step() {
        book.stepped();
        try {
            switch (random.nextInt(40)) {
                case 0, 1, 2, 3, 4, 5, 6 -> batch();
                case 7, 8, 9, 10, 11, 12 -> merge();
                case 13, 14, 15 -> confirm();
                case 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26 -> export();
                case 27, 28 -> withdraw();
                case 29 -> erase();
                case 30, 31 -> retry();
                case 32 -> discard();
                case 33 -> pass(Duration.ofSeconds(random.nextInt(90)));
                case 34 -> pass(Duration.ofMinutes(random.nextInt(90)));
                case 35 -> forget();
                case 36 -> setBack();
                case 37 -> crashSoon();
                case 38 -> crash();
                default -> restart(ExportHouse.Settings.any(random));
            }
        } catch (Crash e) {
            crash();
        } finally {
            house.room().database.crashBeforeStatement(0);
        }
    }

    private void check() {
        accounts.check();
        book.check();
    }

    private void pass(Duration time) {
        house.clock().advance(time);
    }

    private Instant now() {
        return house.clock().instant();
    }

    private void note(String what) {
        trace.add(now() + " " + what);
    }

    private static String mailbox(int human, boolean other) {
        return "h" + human + (other ? "b" : "a") + "@example.com";
    }

    private void batch() {
        List<Normalization> read = new ArrayList<>();
        List<ExportBook.Said> said = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int human = random.nextInt(PEOPLE);
            boolean other = random.nextInt(3) == 0;
            boolean mailed = random.nextInt(8) > 0;
            boolean numbered = !mailed || random.nextInt(3) == 0;
            Consent consent = switch (random.nextInt(9)) {
                case 0 -> new Consent(false, null, null);
                case 1, 2, 3, 4 -> new Consent(true, true, true);
                default -> Consent.UNSTATED;
            };
            Instant date = random.nextBoolean() ? now().minusSeconds(random.nextInt(2) * 20L) : null;
            String email = mailed ? mailbox(human, other) : null;
            Contact contact = Sample.of(email, numbered ? "+1212555030" + human : null)
                    .withId(random.nextInt(3) == 0 ? null : "h" + human + (other ? "-b" : "-a"))
                    .named("Ann" + (char) ('a' + human), "Smithson")
                    .consenting(consent)
                    .updated(date)
                    .passing(Map.of("v" + ++version, BooleanNode.TRUE))
                    .contact();
            read.add(new Normalization.Normalized(contact, List.of()));
            said.add(new ExportBook.Said(human, email, consent.email(), date));
        }
        List<Optional<Long>> answer = house.room().intake.take(read);
        for (int i = 0; i < read.size(); i++) {
            note(said.get(i) + ": entry " + answer.get(i));
        }
        book.said(said, answer, now());
    }

    private void merge() {
        if (house.room().claiming.next() instanceof Step.Claim claim) {
            claim(claim);
        }
    }

    private void claim(Step.Claim claim) {
        List<String> ids =
                claim.contacts().stream().map(ExportSchedule::contactId).toList();
        house.room().answers.handle(claim, new MergeAnswer.Accepted(ids));
        for (int i = 0; i < ids.size(); i++) {
            if (!claim.entries().get(i).isCorrection()) {
                book.sent(claim.entries().get(i).id(), claim.contacts().get(i));
            }
        }
        unconfirmed.addAll(claim.contacts());
        note("merges " + claim.entries().stream().map(entry -> entry.id()).toList());
        if (random.nextBoolean()) {
            confirm();
        }
    }

    private static String contactId(ObjectNode contact) {
        return contact.path("deduplication_hash").asString();
    }

    private void confirm() {
        var events = unconfirmed.stream()
                .map(contact -> new ContactEvent(contactId(contact), now()))
                .toList();
        house.room()
                .bean(TransactionTemplate.class)
                .executeWithoutResult(tx -> house.room().queue.confirm(events));
        unconfirmed.clear();
        note("confirms");
        book.confirmed();
    }

    private void export() {
        if (inHand == null) {
            claimExport();
        } else {
            answerExport(inHand);
        }
    }

    private void claimExport() {
        if (!house.settings().on()) {
            return;
        }
        Optional<Call> next = house.exporter().next();
        next.ifPresent(call -> {
            note("export " + call.key() + " " + call.contacts());
            book.claimed(call);
            accounts.claimed(call);
        });
        book.checkWaiting(next.isPresent());
        inHand = next.orElse(null);
        if (inHand != null && random.nextBoolean()) {
            answerExport(inHand);
        }
    }

    private void answerExport(Call call) {
        if (!call.mayStart()) {
            inHand = null;
            note("export is late");
            book.unsent(call);
            return;
        }
        HttpAnswer answer = answer(call);
        book.answered(call, answer);
        note("export answer " + answer);
        int heard = accounts.isAnswered(call, answer);
        inHand = null;
        if (heard > 0) {
            book.acknowledged(call);
        }
    }

    private HttpAnswer answer(Call call) {
        if (!well && random.nextInt(12) == 0) {
            platform.take(call);
            return new Missing("TimeoutException", true);
        }
        if (call.contacts().stream().anyMatch(told -> atFault.contains(told.email()))) {
            return received(REFUSALS.get(random.nextInt(REFUSALS.size())));
        }
        if (!well && random.nextDouble() < faults) {
            if (random.nextInt(5) == 0) {
                return new Missing("ConnectException", false);
            }
            int status = FAULTS.get(random.nextInt(FAULTS.size()));
            if (ExportBook.isUnsure(received(status)) && random.nextBoolean()) {
                platform.take(call);
            }
            return received(status);
        }
        platform.take(call);
        return new Received(200 + random.nextInt(8), null, random.nextBoolean() ? null : "<html>");
    }

    private Received received(int status) {
        Duration retryAfter = switch (random.nextInt(4)) {
            case 0 -> Duration.ofSeconds(random.nextInt(100));
            case 1 -> random.nextInt(4) == 0 ? Duration.ofHours(1) : Duration.ZERO;
            default -> null;
        };
        return new Received(status, retryAfter, null);
    }

    private void withdraw() {
        String email = mailbox(random.nextInt(PEOPLE), random.nextInt(3) == 0);
        Channel channel = random.nextInt(4) == 0 ? Channel.SMS : Channel.EMAIL;
        note(email + " withdraws " + channel);
        String receipt = new UUID(0, wishes++).toString();
        house.room().wishes.withdraw(receipt, email, Set.of(channel));
        accounts.wished("consent_withdrawn", receipt);
        book.withdrew(email);
        if (channel == Channel.EMAIL) {
            book.withdrewMail(email, now());
        }
    }

    private void erase() {
        String email = mailbox(random.nextInt(PEOPLE), random.nextInt(3) == 0);
        note(email + " is erased");
        String receipt = new UUID(0, wishes++).toString();
        house.room().wishes.erase(receipt, email);
        accounts.wished("subject_erased", receipt);
        book.wasErased(email);
    }

    private void retry() {
        List<Long> items = house.exporter().retryDeadLetters(filter());
        note("retries " + items);
        accounts.decided("dead_letter_replayed", items.size());
        book.retried(items);
    }

    private void discard() {
        List<Long> items = house.exporter().discardDeadLetters(filter(), random.nextBoolean());
        note("discards " + items);
        accounts.decided("dead_letter_discarded", items.size());
        book.discarded(items);
    }

    private DeadLetterFilter filter() {
        return random.nextInt(3) == 0
                ? new DeadLetterFilter(null, random.nextBoolean() ? "refused" : "unavailable", null, null, null)
                : DeadLetterFilter.ANY;
    }

    /** Most of it is done when its time is up, and now and then before. */
    private void forget() {
        pass(random.nextInt(4) > 0 ? Duration.ofDays(31) : Duration.ZERO);
        note("what is old goes");
        house.room().forgetOld();
        book.checkForgotten();
    }

    private void setBack() {
        Duration by = Duration.ofMinutes(random.nextInt(1, 400));
        note("the clock is set back by " + by);
        // so that it is known what it showed
        Step before = house.room().claiming.next();
        house.clock().jump(by.negated());
        if (before instanceof Step.Claim claim) {
            claim(claim);
        }
        pass(Duration.ofMillis(1));
        merge();
    }

    private void crashSoon() {
        int statement = random.nextInt(1, 30);
        note("crashes before statement " + statement);
        house.room().database.crashBeforeStatement(statement);
        step();
    }

    private void crash() {
        note("crash");
        lose();
    }

    private void lose() {
        if (inHand != null) {
            book.lost(inHand);
            inHand = null;
        }
    }

    private void restart(ExportHouse.Settings settings) {
        note("restart " + settings);
        house.room().database.crashBeforeStatement(0);
        lose();
        house.restart(settings);
        house.room().random.setSeed(random.nextLong());
    }

    private void settle() {
        note("all is well");
        house.room().database.crashBeforeStatement(0);
        well = true;
        atFault.clear();
        if (!house.settings().on()) {
            restart(ExportHouse.Settings.PATIENT);
        }
        for (int i = 0; i < 100 && (i < 5 || book.isOpen()); i++) {
            book.stepped();
            pass(SETTLING);
            merge();
            confirm();
            export();
            export();
            check();
        }
        Violation.unless(!book.isOpen(), Promise.EVERYTHING_ENDS, "something waits for the platform for ever");
    }
}
