package dev.contactenricher.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A chained entry as the trail shows it.
 *
 * @param sequence its place in the chain, from 1 without gaps
 * @param actor a role, or {@code system}
 * @param subject the random id of a person, or null
 * @param details what was done, by ids, positions, counts and codes; null past the retention
 * @param detailsSalt keeps the details from being guessed from their hash; null past the retention
 * @param detailsHash SHA-256 of the canonical JSON of {@code {"details", "details_salt"}}
 * @param createdAt ISO-8601 in UTC with milliseconds
 * @param previousHash the {@code hash} of the entry before, zeros for the first
 * @param entryHash SHA-256 of the canonical JSON of the entry without {@code sequence}, {@code details},
 *     {@code details_salt}, {@code previous_hash}, {@code entry_hash} and {@code hash}
 * @param hash SHA-256 of the 64 bytes of {@code previous_hash} and {@code entry_hash}
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntry(
        long sequence,
        String auditId,
        String action,
        String actor,
        @Nullable String subject,

        @JsonRawValue @Nullable String details,

        @Nullable String detailsSalt,
        String detailsHash,
        Map<String, Object> privacyCompliance,
        String createdAt,
        String previousHash,
        String entryHash,
        String hash) {}
