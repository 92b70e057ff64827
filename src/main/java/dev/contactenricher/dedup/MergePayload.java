package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contact as CXone's merge request has it. Absent values are left out, but for {@code external_crm_id}, and so are
 * placeholders, by which CXone would take strangers for one person.
 */
public final class MergePayload {

    /** Like {@link #of}, for a person that CXone holds: without defaults, as they would replace what it knows better. */
    public ObjectNode update(Survivor survivor, boolean gdprConsent, Instant consentedAt) {
        ObjectNode payload = of(survivor, gdprConsent, consentedAt);
        Residence residence = Residence.of(survivor);
        if (!residence.isKnown()) {
            payload.remove("country");
        }
        if (residence.zone().equals(TimeZoneId.UTC_FALLBACK)) {
            payload.remove("timezone");
        }
        if (survivor.contact().communicationPreferences() == null) {
            payload.remove("communication_preferences");
        }
        return payload;
    }

    /**
     * @param gdprConsent whether to say {@code gdpr_consent: true}; otherwise nothing is said of it
     * @param consentedAt the {@code consent_date} of a contact that brought none of its own, sent with {@code gdprConsent}
     */
    public ObjectNode of(Survivor survivor, boolean gdprConsent, Instant consentedAt) {
        Contact contact = survivor.contact();
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("external_crm_id", contact.externalCrmId());
        put(payload, "email", DeduplicationHash.email(contact));
        put(payload, "phone", DeduplicationHash.phone(contact));
        put(payload, "first_name", contact.firstName());
        put(payload, "last_name", contact.lastName());
        putAddress(payload, contact.address());
        Residence residence = Residence.of(survivor);
        put(payload, "country", residence.country());
        payload.put("timezone", residence.zone().id());
        putConsent(payload, survivor, gdprConsent, consentedAt);
        Instant updatedAt = contact.updatedAt();
        put(payload, "updated_at", updatedAt == null ? null : updatedAt.toString());
        payload.put("deduplication_hash", DeduplicationHash.of(contact));
        JsonNode preferences = contact.communicationPreferences();
        payload.set("communication_preferences", preferences == null ? defaultPreferences() : preferences);
        putNode(payload, "interaction_history", contact.interactionHistory());
        contact.additional().forEach((name, value) -> {
            if (!payload.has(name) && !name.equals("gdpr_consent")) {
                payload.set(name, value);
            }
        });
        return payload;
    }

    private static void putAddress(ObjectNode payload, PostalAddress address) {
        put(payload, "address1", address.address1());
        put(payload, "address2", address.address2());
        put(payload, "city", address.city());
        put(payload, "state", address.state());
        put(payload, "postal_code", address.postalCode());
    }

    private static boolean isGranted(Contact contact) {
        return Channel.ALL.stream()
                .anyMatch(channel -> Boolean.TRUE.equals(contact.consent().to(channel)));
    }

    private static void putConsent(ObjectNode payload, Survivor survivor, boolean gdprConsent, Instant consentedAt) {
        Contact contact = survivor.contact();
        for (Channel channel : Channel.ALL) {
            Boolean granted = contact.consent().to(channel);
            if (granted != null) {
                payload.put(channel.field(), granted);
            }
        }
        String date = survivor.consentDate();
        String ownDate = date == null && !isGranted(contact) ? contact.consentDate() : date;
        if (gdprConsent) {
            Instant grantedAt = survivor.grantedAt();
            Instant at = grantedAt == null || grantedAt.isAfter(consentedAt) ? consentedAt : grantedAt;
            payload.put("gdpr_consent", true);
            payload.put("consent_date", ownDate == null ? at.toString() : ownDate);
        } else {
            put(payload, "consent_date", ownDate);
        }
        Boolean override = contact.gdprConsentOverride();
        if (override != null) {
            payload.put("gdpr_consent_override", override);
        }
    }

    private static ObjectNode defaultPreferences() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("preferred_channel", "email")
                .put("frequency", "weekly");
    }

    private static void put(ObjectNode payload, String name, @Nullable String value) {
        if (value != null) {
            payload.put(name, value);
        }
    }

    private static void putNode(ObjectNode payload, String name, @Nullable JsonNode value) {
        if (value != null) {
            payload.set(name, value);
        }
    }
}
