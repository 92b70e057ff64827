package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.contactenricher.contact.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one contact at intake: the contract's section 3, {@code results}.
 *
 * @param index its position in the batch
 * @param line the physical line on which its row begins, where it came in a file
 * @param duplicateOf the index of the contact that it was folded into
 */
public record ContactResult(
        int index,
        @JsonInclude(Include.NON_NULL) @Nullable Long line,
        @Nullable String externalCrmId,
        Outcome outcome,
        @JsonInclude(Include.NON_NULL) @Nullable Integer duplicateOf,
        @JsonInclude(Include.NON_NULL) @Nullable String deduplicationHash,
        @JsonInclude(Include.NON_EMPTY) List<Finding> errors,
        @JsonInclude(Include.NON_EMPTY) List<Finding> warnings) {

    public ContactResult {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "ContactResult[" + index + ", " + outcome + "]";
    }
}
