package dev.contactenricher.merge;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.privacy.Destination;
import dev.contactenricher.privacy.PrivacyEvent;
import dev.contactenricher.privacy.PrivacyEvent.Erased;
import dev.contactenricher.privacy.PrivacyEvent.Withdrawn;
import dev.contactenricher.privacy.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        corrections.hear(refusals, null, erased.at());
        int onTheirWay = changes.erase(erased.personIds(), erased.at().toEpochMilli());
        erased.tally().addInFlight(onTheirWay);
        unlinking.unlink(erased.personIds());
    }

    private void withdraw(Withdrawn withdrawn) {
        List<Corrections.Refusal> others = unheard.of(withdrawn.personIds());
        stop(withdrawn.personIds(), withdrawn.tally());
        List<Corrections.Refusal> refusals = withdrawn.withdrawals().stream()
                .flatMap(one -> one.personIds().stream()
                        .map(person -> new Corrections.Refusal(person, one.channels(), one.keys())))
                .toList();
        Corrections.Outcome outcome = corrections.hear(refusals, withdrawn.receiptId(), withdrawn.at());
        corrections.hear(others, null, withdrawn.at());
        withdrawn.tally().addCorrections(Destination.CXONE, outcome.corrections());
        withdrawn.tally().addByHand(Destination.CXONE, outcome.byHand());
    }

    /** Of whoever is let through, the contact that refuses tells CXone by itself. */
    private void obey(PrivacyEvent.Refused refused) {
        List<Corrections.Refusal> stopped = refused.refusals().stream()
                .filter(refusal -> !refusal.letThrough())
                .map(one ->
                        new Corrections.Refusal(one.personId(), one.channels().keySet(), one.keys()))
                .toList();
        if (!stopped.isEmpty()) {
            List<String> persons =
                    stopped.stream().map(Corrections.Refusal::personId).toList();
            List<Corrections.Refusal> all = new ArrayList<>(unheard.of(persons));
            all.addAll(stopped);
            withdrawing.withdraw(persons);
            corrections.hear(all, null, refused.at());
        }
        Map<String, Map<Channel, Instant>> saidByContacts = refused.refusals().stream()
                .filter(PrivacyEvent.Refusal::letThrough)
                .collect(toMap(PrivacyEvent.Refusal::personId, PrivacyEvent.Refusal::channels));
        withdrawing.correct(saidByContacts);
        corrections.mind(
                saidByContacts.entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, one -> one.getValue().keySet())),
                refused.at());
    }

    private void stop(List<String> personIds, Tally tally) {
        tally.addStopped(withdrawing.withdraw(personIds));
        tally.addInFlight(withdrawing.inFlight(personIds));
    }
}
