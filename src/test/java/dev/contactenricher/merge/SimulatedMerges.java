package dev.contactenricher.merge;

import static java.util.stream.Collectors.joining;

import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.merge.Step.Idle;
import dev.contactenricher.store.SimulatedStore.Crash;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens between the queue and CXone: claims, sends, answers and webhook events, and what gets lost of them. */
final class SimulatedMerges {

    /** A dispatcher looks again after a second; that would be most of the steps. */
    private static final long LOOKS_AGAIN = 20_000;

    private final SimulatedRoom room;
    private final Agenda agenda;
    private final Random random;
    private final ModelCxone cxone;
    private final Ledger ledger;
    private final CorrectionLedger corrections;
    private final WireBook wire;
    private final RefusalBook refusals;
    private final Set<Claim> inHand = new HashSet<>();
    private long plannedLook;
    private long firmUntil;

    SimulatedMerges(
            SimulatedRoom room,
            Agenda agenda,
            Random random,
            ModelCxone cxone,
            Ledger ledger,
            CorrectionLedger corrections,
            WireBook wire) {
        this.room = room;
        this.agenda = agenda;
        this.random = random;
        this.cxone = cxone;
        this.ledger = ledger;
        this.corrections = corrections;
        this.wire = wire;
        this.refusals = new RefusalBook(room);
    }

    RefusalBook refusals() {
        return refusals;
    }

    /** Lets the dispatcher look for work; the earliest look that is asked for counts. */
    void lookWithin(long millis) {
        long at = Math.max(agenda.now() + millis, firmUntil);
        if (plannedLook <= agenda.now() || at < plannedLook) {
            plannedLook = at;
            agenda.after(at - agenda.now(), "look", () -> {
                if (at == plannedLook) {
                    look();
                }
            });
        }
    }

    private void look() {
        refusals.beforeClaim();
        switch (room.claiming.next()) {
            case Claim claim -> {
                agenda.note("claims " + claim + " " + told(claim));
                // who was stopped by the same transaction is in flight no more
                ledger.check(cxone);
                ledger.claimed(claim);
                corrections.claimed(claim);
                wire.claimed(claim);
                refusals.claimed(claim);
                inHand.add(claim);
                boolean stalls = !cxone.well && random.nextInt(20) == 0;
                agenda.after(stalls ? random.nextLong(8_000) : random.nextLong(20), "send " + claim, () -> send(claim));
                lookWithin(1);
            }
            case Idle idle -> {
                if (idle.firm()) {
                    firmUntil = idle.until().toEpochMilli();
                }
                lookWithin(Math.clamp(idle.until().toEpochMilli() - agenda.now(), 1, LOOKS_AGAIN));
            }
        }
    }

    private static List<String> told(Claim claim) {
        return claim.contacts().stream()
                .map(contact -> Cast.person(contact)
                        + contact.propertyStream()
                                .filter(field -> field.getKey().startsWith("consent_to"))
                                .map(field -> " " + field.getKey().charAt(11) + "=" + field.getValue())
                                .collect(joining()))
                .toList();
    }

    private void send(Claim claim) {
        if (!inHand.contains(claim)) {
            return;
        }
        if (!claim.mayStart(Instant.ofEpochMilli(agenda.now()), Duration.ofMillis(SimulatedRoom.TIMEOUT))) {
            inHand.remove(claim);
            ledger.lost(claim);
            return;
        }
        long deadline = agenda.now() + SimulatedRoom.TIMEOUT;
        long travel = random.nextLong(cxone.well ? 50 : SimulatedRoom.TIMEOUT);
        agenda.after(travel, "arrive " + claim, () -> arrive(claim, deadline));
    }

    private void arrive(Claim claim, long deadline) {
        var reply = cxone.receive(claim.request().id(), claim.contacts(), agenda.now());
        reply.events().forEach(this::announce);
        MergeAnswer answer = reply.answer();
        boolean pausesAfterwards = !cxone.well && random.nextInt(20) == 0;
        long left = deadline - agenda.now();
        long until = answer == null ? left : random.nextLong(Math.clamp(left, 1, 500));
        agenda.after(
                pausesAfterwards ? until + random.nextLong(10_000) : until,
                "answer " + claim + " " + answer,
                () -> conclude(claim, answer));
    }

    private void conclude(Claim claim, @Nullable MergeAnswer answer) {
        if (inHand.contains(claim)) {
            boolean counts = holdsLease(claim);
            try {
                room.answers.handle(claim, answer == null ? new MergeAnswer.Unavailable(null) : answer);
            } catch (Crash e) {
                // an acceptance is on record before its permit is free
                if (counts && !holdsLease(claim)) {
                    isRecorded(claim, answer, true);
                }
                throw e;
            }
            isRecorded(claim, answer, counts);
            lookWithin(1);
        }
    }

    private void isRecorded(Claim claim, @Nullable MergeAnswer answer, boolean counts) {
        inHand.remove(claim);
        ledger.answered(claim, answer, counts);
        corrections.answered(claim, answer, counts);
        wire.answered(claim, answer, counts);
        if (counts) {
            refusals.answered(claim, answer);
        }
    }

    private boolean holdsLease(Claim claim) {
        return room.jdbc
                        .sql("SELECT COUNT(*) FROM merge_request WHERE id = ? AND send_id = ? AND state = 'SENDING'")
                        .params(claim.request().id(), claim.sendId())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Early, late, twice or never. */
    private void announce(String contactId) {
        int kind = cxone.well ? 0 : random.nextInt(6);
        if (kind == 5) {
            return;
        }
        agenda.after(random.nextLong(kind == 4 ? 200_000 : 2_000), "event " + contactId, () -> confirm(contactId));
        if (kind == 3) {
            agenda.after(random.nextLong(5_000), "event " + contactId, () -> confirm(contactId));
        }
    }

    private void confirm(String contactId) {
        try {
            ledger.heard(contactId);
            room.queue.confirm(List.of(new ContactEvent(contactId, room.clock.instant())));
        } catch (Crash e) {
            // it was not acknowledged, so it comes again
            agenda.after(5_000, "event " + contactId, () -> confirm(contactId));
            throw e;
        }
    }

    /** The process dies: what it had in hand is gone, except for what is on the wire already. */
    void crash() {
        inHand.forEach(ledger::lost);
        inHand.clear();
        firmUntil = 0;
        lookWithin(random.nextLong(3_000));
    }
}
