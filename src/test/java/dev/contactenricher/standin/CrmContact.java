package dev.contactenricher.standin;

import java.util.LinkedHashMap;

/** A contact as a CRM posts it: its fields by their names. */
public final class CrmContact extends LinkedHashMap<String, Object> {

    /** One of which nothing is known but the CRM's own id. */
    public static CrmContact of(String externalCrmId) {
        return new CrmContact().with("external_crm_id", externalCrmId);
    }

    public CrmContact email(String email) {
        return with("email", email);
    }

    public CrmContact phone(String phone) {
        return with("phone", phone);
    }

    public CrmContact named(String first, String last) {
        return with("first_name", first).with("last_name", last);
    }

    /** @param country as the CRM writes it */
    public CrmContact in(String country) {
        return with("country", country);
    }

    /** @param channels of {@code email}, {@code sms} and {@code phone}, those to which the person says yes */
    public CrmContact consenting(String... channels) {
        for (String channel : channels) {
            put("consent_to_" + channel, true);
        }
        return this;
    }

    /** @param instant in ISO 8601 */
    public CrmContact updated(String instant) {
        return with("updated_at", instant);
    }

    /** @param fields name, value, name, value … */
    public CrmContact with(Object... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            put((String) fields[i], fields[i + 1]);
        }
        return this;
    }
}
