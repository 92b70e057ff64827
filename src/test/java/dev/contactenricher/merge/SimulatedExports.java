package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.outgoing.HttpAnswer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** What happens between the exports and the marketing platform. */
final class SimulatedExports {

    private static final long LOOKS_AGAIN = 10_000;

    private final SimulatedRoom room;
    private final Agenda agenda;
    private final Random random;
    private final ModelMarketing marketing;
    private final ExportLedger ledger;
    private final Set<Call> inHand = new HashSet<>();
    private long plannedLook;

    SimulatedExports(SimulatedRoom room, Agenda agenda, Random random, ModelMarketing marketing, ExportLedger ledger) {
        this.room = room;
        this.agenda = agenda;
        this.random = random;
        this.marketing = marketing;
        this.ledger = ledger;
    }

    /** Lets the sender look for work; the earliest look that is asked for counts. */
    void lookWithin(long millis) {
        long at = agenda.now() + millis;
        if (plannedLook <= agenda.now() || at < plannedLook) {
            plannedLook = at;
            agenda.after(millis, "look for exports", () -> {
                if (at == plannedLook) {
                    look();
                }
            });
        }
    }

    private void look() {
        lookWithin(LOOKS_AGAIN);
        room.exporter.next().ifPresent(call -> {
            ledger.claimed(call);
            inHand.add(call);
            boolean stalls = !marketing.well && random.nextInt(20) == 0;
            agenda.after(
                    stalls ? random.nextLong(8_000) : random.nextLong(20), "export " + call.key(), () -> send(call));
        });
    }

    private void send(Call call) {
        if (inHand.contains(call)) {
            if (call.mayStart()) {
                long travel = random.nextLong(marketing.well ? 50 : SimulatedRoom.TIMEOUT);
                agenda.after(travel, "export arrives " + call.key(), () -> arrive(call));
            } else {
                inHand.remove(call);
            }
        }
    }

    private void arrive(Call call) {
        HttpAnswer answer = marketing.receive(call.key(), call.contacts());
        boolean pausesAfterwards = !marketing.well && random.nextInt(20) == 0;
        agenda.after(
                random.nextLong(pausesAfterwards ? 10_000 : 200),
                "export answer " + call.key() + " " + answer,
                () -> conclude(call, answer));
    }

    private void conclude(Call call, HttpAnswer answer) {
        if (inHand.contains(call)) {
            call.isAnswered(answer);
            inHand.remove(call);
            lookWithin(1);
        }
    }

    void crash() {
        inHand.clear();
        lookWithin(random.nextLong(3_000));
    }
}
