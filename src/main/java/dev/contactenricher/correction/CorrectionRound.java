package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.records.Keys;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What refusals that come in one transaction make of each person's corrections: new ones, changed ones, or none. */
final class CorrectionRound {

    private final CorrectionEntries entries;
    private final ToldKeys keys;
    private final @Nullable String receiptId;
    private final Instant at;
    private final long lastSend;
    private final Map<String, Told> held;
    private final Map<String, Set<String>> own;
    private final Map<String, List<Entry>> present;
    private final Map<String, Correction> fresh = new LinkedHashMap<>();
    private final Map<Long, Correction> changed = new HashMap<>();
    private int joined;
    private int byHand;

    CorrectionRound(
            CorrectionEntries entries,
            ToldPersons told,
            ToldKeys keys,
            Set<String> persons,
            @Nullable String receiptId,
            Instant at) {
        this.entries = entries;
        this.keys = keys;
        this.lastSend = told.lastSend();
        this.receiptId = receiptId;
        this.at = at;
        this.held = told.of(persons);
        this.own = keys.own(persons);
        this.present = entries.of(persons);
    }

    void hear(String person, List<Corrections.Refusal> refusals) {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        refusals.forEach(refusal -> channels.addAll(refusal.channels()));
        present.getOrDefault(person, List.of())
                .forEach(entry -> changed.put(entry.id(), entries.open(entry).refusing(channels, lastSend, at)));
        Told toldOfPerson = requireNonNullElse(held.get(person), Told.NOTHING);
        Correction correction = refusals.stream()
                .map(refusal -> correction(refusal, toldOfPerson))
                .reduce(Correction::with)
                .orElseThrow();
        if (correction.refused().keySet().stream().noneMatch(keys::hasPlaceFor)) {
            return;
        }
        if (receiptId != null) {
            correction = correction.forReceipt(receiptId);
        }
        for (Entry earlier : present.getOrDefault(person, List.of())) {
            correction = correction.including(entries.open(earlier));
        }
        Entry old = waiting(person);
        if (old != null) {
            changed.put(old.id(), requireNonNull(changed.get(old.id())).with(correction));
            joined++;
        } else if (isUnderWay(person, toldOfPerson, correction)) {
            joined++;
        } else if (correction.keys().email() == null
                && correction.keys().phone() == null
                && correction.numbers().isEmpty()) {
            byHand++;
        } else {
            fresh.put(person, correction);
        }
    }

    private Correction correction(Corrections.Refusal refusal, Told toldOfPerson) {
        var refused = new HashMap<Channel, Long>();
        refusal.channels().stream()
                .filter(channel -> toldOfPerson.mayReach(channel) || keys.number(refusal.keys(), channel) != null)
                .forEach(channel -> refused.put(channel, lastSend));
        return new Correction(
                // whoever CXone knows by the keys of somebody that it does not hold is another person
                toldOfPerson.isHeld()
                        ? keys.known(refusal.keys(), own.getOrDefault(refusal.personId(), Set.of()))
                        : Keys.NONE,
                refused,
                at,
                List.of(),
                false,
                refusal.channels().stream()
                        .map(channel -> keys.number(refusal.keys(), channel))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    private @Nullable Entry waiting(String person) {
        return present.getOrDefault(person, List.of()).stream()
                .filter(entry -> entry.state() == EntryState.QUEUED)
                .findFirst()
                .orElse(null);
    }

    /** A correction in flight says it already: it is repeated until CXone has it. */
    private boolean isUnderWay(String person, Told toldOfPerson, Correction correction) {
        if (correction.refused().keySet().stream()
                .anyMatch(channel -> !Boolean.FALSE.equals(toldOfPerson.last(channel)))) {
            return false;
        }
        var inFlight = present.getOrDefault(person, List.of()).stream()
                .filter(entry -> entry.state() == EntryState.SUBMITTED)
                .filter(entry -> isLast(toldOfPerson, entry))
                .findFirst();
        inFlight.ifPresent(entry -> {
            if (receiptId != null) {
                changed.compute(entry.id(), (id, mine) -> requireNonNull(mine).forReceipt(receiptId));
            }
        });
        return inFlight.isPresent();
    }

    private static boolean isLast(Told told, Entry entry) {
        return told.isHeld() && told.rows().getLast().entryId() == entry.id();
    }

    /** Corrections to be added, by person. */
    Map<String, Correction> fresh() {
        return fresh;
    }

    /** Corrections to be changed, by entry. */
    Map<Long, Correction> changed() {
        return changed;
    }

    Corrections.Outcome outcome() {
        return new Corrections.Outcome(fresh.size() + joined, byHand);
    }
}
