package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.queue.Entry;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Lets CXone hear a refusal (the contract's section 6): only where that changes what it may hold, once a person, under
 * keys by which it knows no other person.
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
     * @param corrections persons whose refusal CXone is told
     * @param byHand persons that CXone holds, without a key by which it could be told
     */
    public record Outcome(int corrections, int byHand) {}

    /** A refusal of a number of unknown owner; nothing where CXone has no place for such. */
    public Optional<Refusal> ofNobodyKnown(Set<Channel> channels, Keys named) {
        return Optional.of(new Refusal(Recipient.UNKNOWN_OWNER + Ids.random(), channels, named))
                .filter(this::bindsNumber);
    }

    /** Whether CXone keeps such a refusal under the number alone, whoever's it is. */
    public boolean bindsNumber(Refusal refusal) {
        return refusal.channels().stream().anyMatch(channel -> keys.number(refusal.keys(), channel) != null);
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
        var round = new CorrectionRound(entries, told, keys, pending.keySet(), receiptId, at);
        pending.forEach(round::hear);
        entries.change(round.changed());
        add(round.fresh(), at);
        Outcome outcome = round.outcome();
        if (outcome.byHand() > 0) {
            events.publishEvent(
                    new CorrectionsEnded(Destination.CXONE, CorrectionsEnded.Outcome.BY_HAND, outcome.byHand(), at));
        }
        return outcome;
    }

    private void add(Map<String, Correction> fresh, Instant at) {
        entries.add(fresh, at);
        for (List<String> some : Chunks.of(fresh.keySet())) {
            waiting.block(new HashSet<>(waiting.held(some)));
            // whatever comes next must not be taken for what CXone holds already
            merged.forget(some);
        }
    }

    /**
     * Persons refuse channels by contacts that tell CXone themselves, later: corrections that go before must not say
     * yes.
     */
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
}
