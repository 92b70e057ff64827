package dev.contactenricher.standin;

import java.time.Instant;
import java.util.List;

/**
 * A merge request as the stand-in saw it.
 *
 * @param requestId its {@code X-Request-Id}, empty when there was none
 * @param externalIds the {@code external_crm_id} of each contact, empty text for those without
 * @param status what was answered; 0 when the connection was cut
 */
public record SeenMerge(Instant at, String requestId, List<String> externalIds, int status) {

    public boolean accepted() {
        return status >= 200 && status < 300;
    }
}
