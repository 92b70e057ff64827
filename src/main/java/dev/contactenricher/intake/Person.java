package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentDecision;
import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.intake.JobContact.ConsentRecord;
import java.util.List;

/**
 * A person of a batch, with the decision about them.
 *
 * @param id the random id
 * @param indexes where the batch speaks of them, ascending; the first one stands for them
 * @param warnings what a guard of dedup has to say about each of these contacts
 */
record Person(
        String id,
        List<Integer> indexes,
        Survivor survivor,
        List<Finding> warnings,
        ConsentDecision decision,
        String contentHash) {

    int representative() {
        return indexes.getFirst();
    }

    boolean isRefused() {
        return decision instanceof Refused;
    }

    ConsentRecord consentRecord() {
        String name = switch (decision) {
            case Granted ignored -> "granted";
            case Overridden ignored -> "overridden";
            case Refused ignored -> "refused";
        };
        return new ConsentRecord(name, decision.rule(), String.join(",", decision.evidence()));
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
