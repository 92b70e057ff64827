package dev.contactenricher.contact;

import java.util.Set;

/** The fields of a contact as the contract names them; any other name is the caller's own. */
public final class ContactFields {

    /** What the service reads, and {@code deduplication_hash}, which callers have no say in. */
    public static final Set<String> NAMES = Set.of(
            "external_crm_id",
            "email",
            "phone",
            "first_name",
            "last_name",
            "address",
            "address1",
            "address2",
            "city",
            "state",
            "postal_code",
            "country",
            "timezone",
            "consent_to_email",
            "consent_to_sms",
            "consent_to_phone",
            "consent_date",
            "gdpr_consent",
            "gdpr_consent_override",
            "updated_at",
            "communication_preferences",
            "interaction_history",
            "deduplication_hash");

    private ContactFields() {}
}
