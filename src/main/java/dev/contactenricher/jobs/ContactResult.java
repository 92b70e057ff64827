package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.contactenricher.contact.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one contact at intake: the contract's section 3, {@code results}.
 *
 * @param index its position in the batch
 * @param line the physical line on which its row begins, where it came in a file
 * @param duplicateOf the index of the contact that it was folded into
 * @param normalized what CXone would get, where that was asked for: JSON null where it gets nothing
 * @param consent how consent was decided, in a dry run: JSON null where it did not come to that
 */
public record ContactResult(
        int index,
        @JsonInclude(Include.NON_NULL) @Nullable Long line,
        @Nullable String externalCrmId,
        Outcome outcome,
        @JsonInclude(Include.NON_NULL) @Nullable Integer duplicateOf,
        @JsonInclude(Include.NON_NULL) @Nullable String deduplicationHash,
        @JsonInclude(Include.NON_EMPTY) List<Finding> errors,
        @JsonInclude(Include.NON_EMPTY) List<Finding> warnings,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode normalized,
        @JsonInclude(Include.NON_NULL) @Nullable JsonNode consent) {

    public ContactResult {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    public ContactResult(
            int index,
            @Nullable Long line,
            @Nullable String externalCrmId,
            Outcome outcome,
            @Nullable Integer duplicateOf,
            @Nullable String deduplicationHash,
            List<Finding> errors,
            List<Finding> warnings) {
        this(index, line, externalCrmId, outcome, duplicateOf, deduplicationHash, errors, warnings, null, null);
    }

    public ContactResult showing(JsonNode payload) {
        return new ContactResult(
                index,
                line,
                externalCrmId,
                outcome,
                duplicateOf,
                deduplicationHash,
                errors,
                warnings,
                payload,
                consent);
    }

    public ContactResult showingConsent(JsonNode decision) {
        return new ContactResult(
                index,
                line,
                externalCrmId,
                outcome,
                duplicateOf,
                deduplicationHash,
                errors,
                warnings,
                normalized,
                decision);
    }

    @Override
    public String toString() {
        return "ContactResult[" + index + ", " + outcome + "]";
    }
}
