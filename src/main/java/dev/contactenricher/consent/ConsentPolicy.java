package dev.contactenricher.consent;

import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.consent.ConsentSettings.UnreadableCountry;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * The consent rule: where the GDPR applies, all three channels must be granted, unless the caller overrides that. Pure:
 * asked again for the same contact it decides the same, so it can be asked again before every send.
 */
public final class ConsentPolicy {

    /** Nothing points at the GDPR's territory. */
    public static final String NOT_APPLICABLE = "gdpr_not_applicable";
    /** The GDPR applies and every channel is granted. */
    public static final String GRANTED = "gdpr_consent_granted";
    /** The GDPR applies, consent is missing or denied, and the caller overrode that. */
    public static final String OVERRIDDEN = "gdpr_consent_overridden";
    /** The GDPR applies and consent is missing or denied. */
    public static final String REQUIRED = "gdpr_consent_required";

    private final boolean overrideAllowed;
    private final UnreadableCountry unreadableCountry;

    /** @param overrideAllowed whether {@code gdpr_consent_override} has any effect */
    public ConsentPolicy(boolean overrideAllowed) {
        this(overrideAllowed, UnreadableCountry.DOUBT);
    }

    ConsentPolicy(boolean overrideAllowed, UnreadableCountry unreadableCountry) {
        this.overrideAllowed = overrideAllowed;
        this.unreadableCountry = unreadableCountry;
    }

    /** @param contact what survived of a person, remembered withdrawals applied */
    public ConsentDecision decide(Contact contact) {
        return decide(contact, List.of());
    }

    /**
     * @param contact what survived of a person, remembered withdrawals applied
     * @param remembered kinds of evidence that an earlier contact of the person brought, where this one does not say that
     *     the person is elsewhere now
     */
    public ConsentDecision decide(Contact contact, List<String> remembered) {
        List<Evidence> found = Evidence.in(contact, unreadableCountry);
        List<String> kinds = found.isEmpty()
                ? remembered
                : found.stream().map(Evidence::kind).toList();
        if (kinds.isEmpty()) {
            return new Granted(NOT_APPLICABLE, kinds, false);
        }
        String where = found.isEmpty()
                ? "who was where the GDPR applies"
                : found.getFirst().where();
        List<Finding> errors = Stream.of(Channel.values())
                .filter(channel -> !Boolean.TRUE.equals(contact.consent().to(channel)))
                .map(channel -> error(channel, contact.consent(), where))
                .toList();
        if (errors.isEmpty()) {
            return new Granted(GRANTED, kinds, true);
        }
        if (Boolean.TRUE.equals(contact.gdprConsentOverride()) && overrideAllowed) {
            return new Overridden(OVERRIDDEN, kinds);
        }
        return new Refused(REQUIRED, kinds, errors);
    }

    /** Whether a contact that was let through is sent with {@code gdpr_consent: true}. */
    public boolean sendsGdprConsent(Contact contact, List<String> remembered) {
        Consent consent = contact.consent();
        boolean allGranted = Stream.of(Channel.values()).allMatch(channel -> Boolean.TRUE.equals(consent.to(channel)));
        return allGranted || decide(contact, remembered) instanceof Overridden;
    }

    private static Finding error(Channel channel, Consent consent, String where) {
        String required = "Explicit consent is required for a contact " + where;
        return consent.to(channel) == null
                ? new Finding(channel.field(), "consent_missing", required)
                : new Finding(channel.field(), "consent_denied", required + ", and it was denied");
    }
}
