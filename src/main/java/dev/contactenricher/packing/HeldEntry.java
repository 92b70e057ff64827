package dev.contactenricher.packing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * @param jobId null, as the index, for a correction, which belongs to no job
 * @param contact what is to be sent; null once it was sent for good, and where consent forbids to send it
 */
public record HeldEntry(
        @Nullable String jobId,
        @Nullable Integer index,
        String state,
        Instant createdAt,
        @Nullable ObjectNode contact) {}
