package dev.contactenricher.merge;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionChanges;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.RefusedNumbers;
import dev.contactenricher.correction.UnheardRefusals;
import dev.contactenricher.correction.Unlinking;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.PrivacyEvent.Erased;
import dev.contactenricher.records.PrivacyEvent.Withdrawn;
import dev.contactenricher.sending.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Stops what waits of persons that withdrew their consent or are to be forgotten, or makes it say what they refuse, and lets
 * CXone hear what it was told otherwise.
 */
@Component
class WishObedience {

    private final Withdrawing withdrawing;
    private final Unlinking unlinking;
    private final Corrections corrections;
    private final UnheardRefusals unheard;
    private final CorrectionChanges changes;
    private final RefusedNumbers numbers;
    private final WakeUp wakeUp;

    WishObedience(
            Withdrawing withdrawing,
            Unlinking unlinking,
            Corrections corrections,
            UnheardRefusals unheard,
            CorrectionChanges changes,
            RefusedNumbers numbers,
            WakeUp wakeUp) {
        this.withdrawing = withdrawing;
        this.unlinking = unlinking;
        this.corrections = corrections;
        this.unheard = unheard;
        this.changes = changes;
        this.numbers = numbers;
        this.wakeUp = wakeUp;
    }

    Consequences erase(Erased erased) {
        List<Corrections.Refusal> refusals = unheard.of(erased.personIds());
        Consequences done = stop(erased.personIds())
                .and(Consequences.byHand(Destination.CXONE, corrections.held(erased.personIds())));
        Corrections.Outcome outcome = corrections.hear(refusals, erased.receiptId(), erased.at());
        int onTheirWay = changes.erase(erased.personIds(), erased.at());
        unlinking.unlink(erased.personIds());
        wakeUp.afterCommit();
        return done.and(Consequences.corrections(Destination.CXONE, outcome.corrections()))
                .and(Consequences.inFlight(onTheirWay));
    }

    Consequences withdraw(Withdrawn withdrawn) {
        List<Corrections.Refusal> others = unheard.of(withdrawn.personIds());
        Consequences done = stop(withdrawn.personIds());
        List<Corrections.Refusal> refusals = withdrawn.withdrawals().stream()
                .flatMap(one -> one.personIds().isEmpty()
                        ? corrections.ofNobodyKnown(one.channels(), one.keys()).stream()
                        : one.personIds().stream()
                                .map(person -> new Corrections.Refusal(person, one.channels(), one.keys())))
                .toList();
        Corrections.Outcome outcome = corrections.hear(refusals, withdrawn.receiptId(), withdrawn.at());
        corrections.hear(others, null, withdrawn.at());
        wakeUp.afterCommit();
        return done.and(Consequences.corrections(Destination.CXONE, outcome.corrections()))
                .and(Consequences.byHand(Destination.CXONE, outcome.byHand()));
    }

    /**
     * Of a person that is let through, what waits tells CXone by itself; so does the contact that refuses, if let through.
     */
    void refuse(PrivacyEvent.Refused refused) {
        List<String> stopped = refused.refusals().stream()
                .filter(refusal -> !refusal.letThrough())
                .map(PrivacyEvent.Refusal::personId)
                .toList();
        List<Corrections.Refusal> unsaid = new ArrayList<>();
        if (!stopped.isEmpty()) {
            unsaid.addAll(unheard.of(stopped));
            withdrawing.withdraw(stopped);
        }
        Map<String, Map<Channel, Instant>> letThrough = refused.refusals().stream()
                .filter(PrivacyEvent.Refusal::letThrough)
                .collect(toMap(PrivacyEvent.Refusal::personId, PrivacyEvent.Refusal::channels));
        Set<String> saying = new HashSet<>(withdrawing.correct(letThrough));
        refused.refusals().stream()
                .filter(PrivacyEvent.Refusal::ownContact)
                .map(PrivacyEvent.Refusal::personId)
                .forEach(saying::add);
        var minded = new HashMap<String, Set<Channel>>();
        for (PrivacyEvent.Refusal one : refused.refusals()) {
            Set<Channel> channels = one.channels().keySet();
            if (saying.contains(one.personId())) {
                minded.put(one.personId(), channels);
            } else {
                unsaid.add(new Corrections.Refusal(one.personId(), channels, one.keys()));
            }
        }
        refused.unadmitted().stream()
                .map(one ->
                        new Corrections.Refusal(one.personId(), one.channels().keySet(), one.keys()))
                .filter(corrections::bindsNumber)
                .forEach(unsaid::add);
        unsaid.addAll(numbers.untold(refused.repeated().stream()
                .map(one ->
                        new Corrections.Refusal(one.personId(), one.channels().keySet(), one.keys()))
                .toList()));
        corrections.mind(minded, refused.at());
        corrections.hear(unsaid, null, refused.at());
        wakeUp.afterCommit();
    }

    private Consequences stop(List<String> personIds) {
        return Consequences.stopped(withdrawing.withdraw(personIds))
                .and(Consequences.inFlight(withdrawing.inFlight(personIds)));
    }
}
