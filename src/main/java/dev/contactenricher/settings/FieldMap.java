package dev.contactenricher.settings;

import dev.contactenricher.settings.Setting.Fault;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What passed-through fields must not do to customer cards: above all, say anything of consent. */
final class FieldMap {

    static final String VARIABLE = "CXONE_FIELD_MAP";

    /** Custom fields that the service fills itself. */
    private static final Set<String> OWN =
            Set.of(("email phone crm_first_name crm_last_name address1 address2 city state postal_code"
                            + " country timezone consent_email consent_sms consent_phone gdpr_consent consent_date crm_id crm_updated_at")
                    .split(" "));

    /** Of which a no is written whatever its date, and to the fields above alone. */
    private static final Set<String> CONSENT =
            Set.of("consent_to_email", "consent_to_sms", "consent_to_phone", "gdpr_consent", "gdpr_consent_override");

    private FieldMap() {}

    /** @param value pairs; what is none is left to the {@link Rule} */
    static Optional<Fault> fault(String value) {
        if (value.isBlank() || !Rule.FIELD_MAP.holds().test(value)) {
            return Optional.empty();
        }
        var fields = new HashSet<String>();
        var idents = new HashSet<String>();
        for (String pair : value.split(",", -1)) {
            int colon = pair.indexOf(':');
            String field = pair.substring(0, colon).strip();
            String ident = pair.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            if (OWN.contains(ident)) {
                return says("must not name an identifier that the service fills itself: "
                        + String.join(", ", OWN.stream().sorted().toList()));
            }
            if (CONSENT.contains(field)) {
                return says("must not name consent, which has custom fields of its own");
            }
            if (!fields.add(field) || !idents.add(ident)) {
                return says("must not name a field or an identifier twice");
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> says(String text) {
        return Optional.of(new Fault(VARIABLE, text));
    }
}
