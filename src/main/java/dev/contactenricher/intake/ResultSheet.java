package dev.contactenricher.intake;

import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.dedup.DeduplicationHash;
import dev.contactenricher.dedup.UnsentKeys;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down what becomes of each contact of a batch, in its order. */
final class ResultSheet {

    private final ReadBatch batch;
    private final Map<Integer, JobContact> lines = new TreeMap<>();

    private ResultSheet(ReadBatch batch) {
        this.batch = batch;
    }

    /**
     * @param unchanged ids of the persons whose content was merged already
     * @param entries the queue's entry of each admitted person, by the person's id
     */
    static List<JobContact> of(
            ReadBatch batch, List<Person> persons, Set<String> unchanged, Map<String, Long> entries) {
        var sheet = new ResultSheet(batch);
        for (int index = 0; index < batch.contacts().size(); index++) {
            if (batch.contacts().get(index) instanceof Rejected rejected) {
                sheet.lines.put(index, sheet.unreadable(index, rejected));
            }
        }
        for (Person person : persons) {
            for (int index : person.indexes()) {
                sheet.lines.put(
                        index,
                        switch (person.decision()) {
                            case Refused refused -> sheet.line(person, index, Outcome.REJECTED, refused.errors(), null);
                            default -> sheet.admitted(person, index, unchanged, entries);
                        });
            }
        }
        return new ArrayList<>(sheet.lines.values());
    }

    private JobContact admitted(Person person, int index, Set<String> unchanged, Map<String, Long> entries) {
        if (index != person.representative()) {
            return line(person, index, Outcome.DUPLICATE, List.of(), null);
        }
        return unchanged.contains(person.id())
                ? line(person, index, Outcome.UNCHANGED, List.of(), null)
                : line(person, index, Outcome.ACCEPTED, List.of(), entries.get(person.id()));
    }

    private JobContact line(Person person, int index, Outcome outcome, List<Finding> errors, @Nullable Long entryId) {
        var normalized = (Normalized) batch.contacts().get(index);
        var result = new ContactResult(
                index,
                batch.line(index),
                normalized.contact().externalCrmId(),
                outcome,
                outcome == Outcome.DUPLICATE ? person.representative() : null,
                outcome == Outcome.ACCEPTED
                        ? DeduplicationHash.of(person.survivor().contact())
                        : null,
                errors,
                Stream.of(normalized.warnings(), UnsentKeys.of(normalized.contact()), person.warnings())
                        .flatMap(List::stream)
                        .toList());
        return new JobContact(result, person.id(), entryId, person.consentRecord());
    }

    private JobContact unreadable(int index, Rejected rejected) {
        var result = new ContactResult(
                index,
                batch.line(index),
                rejected.externalCrmId(),
                Outcome.REJECTED,
                null,
                null,
                rejected.errors(),
                rejected.warnings());
        return new JobContact(result, null, null, null);
    }
}
