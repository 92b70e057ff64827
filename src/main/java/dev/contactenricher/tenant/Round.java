package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.cxone.Shipment;
import java.util.ArrayList;
import java.util.List;

/** What becomes of each contact of a delivery, the worst of its writes counting. */
final class Round {

    private final Shipment shipment;
    private final List<Result> results = new ArrayList<>();
    private final boolean confirms;
    private boolean shown;

    /** @param confirms whether what is written is to be read back */
    Round(Shipment shipment, boolean confirms) {
        this.shipment = shipment;
        this.confirms = confirms;
        shipment.recipients().forEach(recipient -> results.add(new Result.Done()));
    }

    Shipment shipment() {
        return shipment;
    }

    Recipient recipient(int index) {
        return shipment.recipients().get(index);
    }

    int size() {
        return results.size();
    }

    boolean confirms() {
        return confirms;
    }

    /** A write of this contact's ended like that. */
    void note(int index, Result result) {
        if (rank(result) > rank(results.get(index))) {
            results.set(index, result);
        }
    }

    /** @param reply that is no success */
    void note(int index, Reply reply) {
        note(
                index,
                switch (reply) {
                    case Reply.Refused refused -> new Result.Refused(refused.status());
                    case Reply.Unknown unknown -> unknown.outage() ? new Result.Postponed() : new Result.Unknown();
                    case Reply.NotNow ignored -> new Result.Postponed();
                    case Reply.Withdrawn ignored -> new Result.Postponed();
                    case Reply.Forbidden ignored -> new Result.Postponed();
                    case Reply.Gone ignored -> new Result.Unknown();
                    case Reply.Unreadable ignored -> new Result.Unknown();
                    case Reply.Ok ignored -> new Result.Done();
                });
    }

    /** The same of every contact. */
    void noteAll(Reply reply) {
        for (int index = 0; index < size(); index++) {
            note(index, reply);
        }
    }

    /** Something was written of this contact, though CXone has no card of its person. */
    void isThere(int index) {
        if (results.get(index) instanceof Result.Absent) {
            results.set(index, new Result.Done());
        }
    }

    /** Whether nothing speaks against going on with this contact. */
    boolean isOpen(int index) {
        return results.get(index) instanceof Result.Done || results.get(index) instanceof Result.Absent;
    }

    /** Something that was written is there when it is read back. */
    void isShown() {
        shown = true;
    }

    Delivery end() {
        boolean confirmed = shipment.written() && results.stream().anyMatch(Result.Done.class::isInstance);
        return new Delivery.Each(results, shown || confirmed);
    }

    private static int rank(Result result) {
        return switch (result) {
            case Result.Done ignored -> 0;
            case Result.Absent ignored -> 1;
            case Result.Unconfirmed ignored -> 2;
            case Result.Postponed ignored -> 3;
            case Result.Unknown ignored -> 4;
            case Result.Refused ignored -> 5;
        };
    }
}
