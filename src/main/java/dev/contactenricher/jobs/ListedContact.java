package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * What became of one contact: the contract's section 3, {@code GET /jobs/{job_id}/contacts}.
 *
 * @param state where it stands now; null unless it was accepted
 * @param failure why it is a dead letter; null unless it is one
 */
public record ListedContact(
        @JsonUnwrapped ContactResult result,
        @JsonInclude(Include.NON_NULL) @Nullable String state,
        @JsonInclude(Include.NON_NULL) @Nullable String failure) {}
