package dev.contactenricher.merge;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.correction.CorrectionChanges;
import dev.contactenricher.correction.Corrections;
import dev.contactenricher.correction.UnheardRefusals;
import dev.contactenricher.correction.Unlinking;
import dev.contactenricher.privacy.Destination;
import dev.contactenricher.privacy.PrivacyEvent;
import dev.contactenricher.privacy.PrivacyEvent.Erased;
import dev.contactenricher.privacy.PrivacyEvent.Withdrawn;
import dev.contactenricher.privacy.Tally;
import dev.contactenricher.sending.WakeUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Stops what waits of persons who withdrew their consent or are to be forgotten, or makes it say what they refuse, and lets
 * CXone hear what it was told otherwise.
 */
@Component("mergePrivacyObedience")
class PrivacyObedience {

    private final Withdrawing withdrawing;
    private final Unlinking unlinking;
    private final Corrections corrections;
    private final UnheardRefusals unheard;
    private final CorrectionChanges changes;
    private final WakeUp wakeUp;

    PrivacyObedience(
            Withdrawing withdrawing,
            Unlinking unlinking,
            Corrections corrections,
            UnheardRefusals unheard,
            CorrectionChanges changes,
            WakeUp wakeUp) {
        this.withdrawing = withdrawing;
        this.unlinking = unlinking;
        this.corrections = corrections;
        this.unheard = unheard;
        this.changes = changes;
        this.wakeUp = wakeUp;
    }

    /** First, as it locks what confirmations touch: what others then find of these persons is all there is. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PrivacyEvent event) {
        switch (event) {
            case Erased erased -> erase(erased);
            case Withdrawn withdrawn -> withdraw(withdrawn);
            case PrivacyEvent.Refused refused -> obey(refused);
            case PrivacyEvent.Accessed ignored -> {}
        }
        wakeUp.afterCommit();
    }

    private void erase(Erased erased) {
        List<Corrections.Refusal> refusals = unheard.of(erased.personIds());
        stop(erased.personIds(), erased.tally());
        erased.tally().addByHand(Destination.CXONE, corrections.held(erased.personIds()));
        Corrections.Outcome outcome = corrections.hear(refusals, erased.receiptId(), erased.at());
        erased.tally().addCorrections(Destination.CXONE, outcome.corrections());
        int onTheirWay = changes.erase(erased.personIds(), erased.at().toEpochMilli());
        erased.tally().addInFlight(onTheirWay);
        unlinking.unlink(erased.personIds());
    }

    private void withdraw(Withdrawn withdrawn) {
        List<Corrections.Refusal> others = unheard.of(withdrawn.personIds());
        stop(withdrawn.personIds(), withdrawn.tally());
        List<Corrections.Refusal> refusals = withdrawn.withdrawals().stream()
                .flatMap(one -> one.personIds().isEmpty()
                        ? corrections.ofNobodyKnown(one.channels(), one.keys()).stream()
                        : one.personIds().stream()
                                .map(person -> new Corrections.Refusal(person, one.channels(), one.keys())))
                .toList();
        Corrections.Outcome outcome = corrections.hear(refusals, withdrawn.receiptId(), withdrawn.at());
        corrections.hear(others, null, withdrawn.at());
        withdrawn.tally().addCorrections(Destination.CXONE, outcome.corrections());
        withdrawn.tally().addByHand(Destination.CXONE, outcome.byHand());
    }

    /** Of whoever is let through, what waits tells CXone by itself; so does the contact that refuses, if it is let through. */
    private void obey(PrivacyEvent.Refused refused) {
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
        corrections.mind(minded, refused.at());
        corrections.hear(unsaid, null, refused.at());
    }

    private void stop(List<String> personIds, Tally tally) {
        tally.addStopped(withdrawing.withdraw(personIds));
        tally.addInFlight(withdrawing.inFlight(personIds));
    }
}
