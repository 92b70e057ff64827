package dev.contactenricher.export;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The marketing platform's API: the contract's section 7. */
@Component
class MarketingClient {

    private static final String PLATFORM = "cxone_enrichment";

    private final OutgoingHttp http;
    private final SealedProfiles profiles;
    private final JsonMapper json;
    private final ExportSettings settings;

    MarketingClient(OutgoingHttp http, SealedProfiles profiles, JsonMapper json, ExportSettings settings) {
        this.http = http;
        this.profiles = profiles;
        this.json = json;
        this.settings = settings;
    }

    /** @param batchId sent as {@code Idempotency-Key}, the same for every repeat */
    HttpAnswer send(String batchId, List<ExportItem> items, Instant now) {
        return http.post(
                requireNonNull(settings.url()),
                headers -> {
                    headers.setContentType(MediaType.APPLICATION_JSON);
                    headers.set("Idempotency-Key", batchId);
                },
                body(items, now),
                Deadline.in(settings.timeout()));
    }

    private String body(List<ExportItem> items, Instant now) {
        ObjectNode body = json.createObjectNode().put("platform", PLATFORM).put("sync_timestamp", now.toString());
        var contacts = body.putArray("contacts");
        for (ExportItem item : items) {
            Profile profile = profiles.open(item.payload());
            contacts.addObject()
                    .put("external_id", profile.externalId())
                    .put("email", profile.email())
                    .put("consent_status", item.consent())
                    .put("merged_at", item.mergedAt().toString());
        }
        return json.writeValueAsString(body);
    }
}
