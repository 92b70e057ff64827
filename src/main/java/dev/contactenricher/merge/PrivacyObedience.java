package dev.contactenricher.merge;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.privacy.PrivacyEvent;
import dev.contactenricher.privacy.Tally;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Stops what waits of persons who withdrew their consent or are to be forgotten, or makes it say what they refuse. */
@Component("mergePrivacyObedience")
class PrivacyObedience {

    private final Withdrawing withdrawing;
    private final Unlinking unlinking;

    PrivacyObedience(Withdrawing withdrawing, Unlinking unlinking) {
        this.withdrawing = withdrawing;
        this.unlinking = unlinking;
    }

    /** First, as it locks what confirmations touch: what others then find of these persons is all there is. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(PrivacyEvent event) {
        switch (event) {
            case PrivacyEvent.Erased erased -> {
                stop(erased.personIds(), erased.tally());
                unlinking.unlink(erased.personIds());
            }
            case PrivacyEvent.Withdrawn withdrawn -> stop(withdrawn.personIds(), withdrawn.tally());
            case PrivacyEvent.Refused refused -> obey(refused.refusals());
            case PrivacyEvent.Accessed ignored -> {}
        }
    }

    private void obey(List<PrivacyEvent.Refusal> refusals) {
        List<String> stopped = refusals.stream()
                .filter(refusal -> !refusal.letThrough())
                .map(PrivacyEvent.Refusal::personId)
                .toList();
        if (!stopped.isEmpty()) {
            withdrawing.withdraw(stopped);
        }
        withdrawing.correct(refusals.stream()
                .filter(PrivacyEvent.Refusal::letThrough)
                .collect(toMap(PrivacyEvent.Refusal::personId, PrivacyEvent.Refusal::channels)));
    }

    private void stop(List<String> personIds, Tally tally) {
        tally.addStopped(withdrawing.withdraw(personIds));
        tally.addInFlight(withdrawing.inFlight(personIds));
    }
}
