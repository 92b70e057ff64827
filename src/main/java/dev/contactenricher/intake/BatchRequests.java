package dev.contactenricher.intake;

import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.mapping.Mappings;
import dev.contactenricher.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Reads what stands beside a batch: its media type and the query. */
final class BatchRequests {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");

    private final Mappings mappings;

    BatchRequests(Mappings mappings) {
        this.mappings = mappings;
    }

    /**
     * @param type of the body, one of those that are taken
     * @throws org.springframework.web.ErrorResponseException 400, which names the parameter that breaks its rule
     */
    BatchRequest read(
            MediaType type,
            @Nullable String source,
            @Nullable String mapping,
            @Nullable String include,
            @Nullable String dryRun) {
        if (source != null && !source.matches("[a-z0-9_.-]{1,64}")) {
            throw Problem.INVALID_REQUEST.because("source must be 1 to 64 of a-z, 0-9, _, . and -", "source");
        }
        if (include != null && !include.equals("normalized")) {
            throw Problem.INVALID_REQUEST.because("include must be normalized", "include");
        }
        if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problem.INVALID_REQUEST.because("dry_run must be true or false", "dry_run");
        }
        boolean isFile = type.isCompatibleWith(CSV);
        return new BatchRequest(
                isFile ? new BatchRequest.Csv(type.getCharset(), 0) : new BatchRequest.Json(),
                source == null ? "" : source,
                mapping == null ? "" : mapping,
                mapping == null ? (isFile ? Mapping.plain() : null) : named(mapping),
                "true".equals(dryRun),
                include != null || "true".equals(dryRun));
    }

    private Mapping named(String name) {
        return mappings.find(name)
                .orElseThrow(
                        () -> Problem.INVALID_REQUEST.because("mapping must be one that is known here", "mapping"));
    }
}
