package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Shipment.Recipient;
import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Keys;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets CXone hear a refusal (the contract's section 6): only where that changes what it may hold, once a person, under
 * keys by which it knows nobody else.
 */
@Component
public class Corrections {

    private final CorrectionEntries entries;
    private final WaitingEntries waiting;
    private final ToldPersons told;
    private final ToldKeys keys;
    private final MergedPersons merged;
    private final DispatchTable dispatch;
    private final ApplicationEventPublisher events;

    public Corrections(
            CorrectionEntries entries,
            WaitingEntries waiting,
            ToldPersons told,
            ToldKeys keys,
            MergedPersons merged,
            DispatchTable dispatch,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.waiting = waiting;
        this.told = told;
        this.keys = keys;
        this.merged = merged;
        this.dispatch = dispatch;
        this.events = events;
    }

    /** A person refuses channels, and no contact of theirs that is let through says so. */
    public record Refusal(String personId, Set<Channel> channels, Keys keys) {}

    /**
     * @param corrections persons of whom CXone is told
     * @param byHand persons whom CXone holds, and of whom it cannot be told
     */
    public record Outcome(int corrections, int byHand) {}

    /** A refusal of a number whose owner nobody knows; nothing where CXone has no place for such. */
    public Optional<Refusal> ofNobodyKnown(Set<Channel> channels, Keys named) {
        boolean has = channels.stream().anyMatch(channel -> keys.number(named, channel) != null);
        return has
                ? Optional.of(new Refusal(Recipient.NOBODY_KNOWN + Ids.random(), channels, named))
                : Optional.empty();
    }

    /** How many of these persons CXone holds. */
    public int held(Collection<String> persons) {
        return (int) told.of(persons).values().stream().filter(Told::isHeld).count();
    }

    /** @param receiptId of the wish, or null where a batch refuses */
    public Outcome hear(List<Refusal> refusals, @Nullable String receiptId, Instant at) {
        var pending = new LinkedHashMap<String, List<Refusal>>();
        refusals.forEach(one -> pending.computeIfAbsent(one.personId(), person -> new ArrayList<>())
                .add(one));
        if (pending.isEmpty()) {
            return new Outcome(0, 0);
        }
        // no send starts meanwhile that would not be seen here
        dispatch.lock();
        var round = new Round(pending.keySet(), receiptId, at);
        pending.forEach(round::hear);
        return round.end();
    }

    /** Persons refuse channels by contacts that tell CXone themselves, later: corrections that go before must not say yes. */
    public void mind(Map<String, Set<Channel>> refused, Instant at) {
        Map<String, List<Entry>> present = entries.of(refused.keySet());
        if (!present.isEmpty()) {
            dispatch.lock();
            long lastSend = told.lastSend();
            var changed = new HashMap<Long, Correction>();
            present.forEach((person, corrections) -> corrections.forEach(entry -> changed.put(
                    entry.id(), entries.open(entry).refusing(requireNonNull(refused.get(person)), lastSend, at))));
            entries.change(changed);
        }
    }

    /** One transaction's corrections, read and written together. */
    private final class Round {

        private final @Nullable String receiptId;
        private final Instant at;
        private final long lastSend = told.lastSend();
        private final Map<String, Told> held;
        private final Map<String, Set<String>> own;
        private final Map<String, List<Entry>> present;
        private final Map<String, Correction> fresh = new LinkedHashMap<>();
        private final Map<Long, Correction> changed = new HashMap<>();
        private int joined;
        private int byHand;

        Round(Set<String> persons, @Nullable String receiptId, Instant at) {
            this.receiptId = receiptId;
            this.at = at;
            this.held = told.of(persons);
            this.own = keys.own(persons);
            this.present = entries.of(persons);
        }

        void hear(String person, List<Refusal> refusals) {
            Set<Channel> channels = EnumSet.noneOf(Channel.class);
            refusals.forEach(refusal -> channels.addAll(refusal.channels()));
            present.getOrDefault(person, List.of())
                    .forEach(
                            entry -> changed.put(entry.id(), entries.open(entry).refusing(channels, lastSend, at)));
            Told toldOfPerson = requireNonNullElse(held.get(person), Told.NOTHING);
            Correction correction = refusals.stream()
                    .map(refusal -> correction(refusal, toldOfPerson))
                    .reduce(Correction::with)
                    .orElseThrow();
            if (correction.refused().isEmpty()) {
                return;
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
                    && correction.number() == null) {
                byHand++;
            } else {
                fresh.put(person, correction);
            }
        }

        private Correction correction(Refusal refusal, Told toldOfPerson) {
            var refused = new HashMap<Channel, Long>();
            refusal.channels().stream()
                    .filter(channel -> toldOfPerson.mayReach(channel) || keys.number(refusal.keys(), channel) != null)
                    .forEach(channel -> refused.put(channel, lastSend));
            return new Correction(
                    keys.known(refusal.keys(), own.getOrDefault(refusal.personId(), Set.of())),
                    refused,
                    at,
                    receiptId == null ? List.of() : List.of(receiptId),
                    false,
                    refusal.channels().stream()
                            .map(channel -> keys.number(refusal.keys(), channel))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null));
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
                    changed.compute(
                            entry.id(), (id, mine) -> requireNonNull(mine).forReceipt(receiptId));
                }
            });
            return inFlight.isPresent();
        }

        private static boolean isLast(Told told, Entry entry) {
            return told.isHeld() && told.rows().getLast().entryId() == entry.id();
        }

        Outcome end() {
            entries.change(changed);
            entries.add(fresh, at);
            for (List<String> some : Chunks.of(List.copyOf(fresh.keySet()))) {
                waiting.block(new HashSet<>(waiting.held(some)));
                // whatever comes next must not be taken for what CXone holds already
                merged.forget(some);
            }
            if (byHand > 0) {
                events.publishEvent(
                        new CorrectionsEnded(Destination.CXONE, CorrectionsEnded.Outcome.BY_HAND, byHand, at));
            }
            return new Outcome(fresh.size() + joined, byHand);
        }
    }
}
