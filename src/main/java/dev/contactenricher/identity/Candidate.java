package dev.contactenricher.identity;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell whether two contacts are one person. Equal texts mean equal values; they need not be readable.
 *
 * @param name counts beside a phone, an id of the CRM or a shared mailbox only
 * @param person the known person that this stands for, null for a contact
 * @param aliases with how many phones and names the person came before, 0 for a contact
 */
public record Candidate(
        EmailPart emailPart,
        PhonePart phonePart,
        CrmPart crmPart,
        Name name,
        @Nullable String person,
        int aliases) {

    /** Between a source and an id; it is in no source. */
    public static final char SEPARATOR = '\n';

    /**
     * @param key the matching key
     * @param kind what the e-mail tells
     */
    public record EmailPart(@Nullable String key, EmailKind kind) {}

    /**
     * @param key the matching key of the number
     * @param line that of the number without its extension, null where it has none
     * @param former what an earlier release may have for the number's key, or null
     * @param identifies false for placeholders, and where too many are known to share the number
     */
    public record PhonePart(
            @Nullable String key,
            @Nullable String line,
            @Nullable String former,
            boolean identifies) {}

    /**
     * @param id the CRM's own id with its source
     * @param identifies false where too many are known to share the id
     */
    public record CrmPart(@Nullable String id, boolean identifies) {}

    static Candidate of(Contact contact, String source, Name name) {
        EmailAddress email = contact.email();
        PhoneNumber phone = contact.phone();
        String phoneKey = phone == null ? null : phone.key();
        String crmId = contact.externalCrmId();
        return new Candidate(
                new EmailPart(
                        email == null ? null : email.key(), email == null ? EmailKind.PLACEHOLDER : Guards.kind(email)),
                new PhonePart(
                        phoneKey,
                        phoneKey == null ? null : PhoneKeys.withoutExtension(phoneKey),
                        phoneKey == null ? null : PhoneKeys.otherWriting(phoneKey),
                        phone != null && Guards.identifies(phone)),
                new CrmPart(crmId == null ? null : source + SEPARATOR + crmId, crmId != null),
                name,
                null,
                0);
    }

    public @Nullable String email() {
        return emailPart.key;
    }

    public EmailKind emailKind() {
        return emailPart.kind;
    }

    public @Nullable String phone() {
        return phonePart.key;
    }

    public @Nullable String line() {
        return phonePart.line;
    }

    public @Nullable String formerPhone() {
        return phonePart.former;
    }

    public @Nullable String crmId() {
        return crmPart.id;
    }

    public boolean phoneIdentifies() {
        return phonePart.identifies;
    }

    public boolean crmIdentifies() {
        return crmPart.identifies;
    }

    /** The same, with what is known of its keys. */
    public Candidate knowing(SharedKeys shared) {
        boolean phoneIsShared = shared.hasPhone(phone());
        boolean crmIdIsShared = shared.hasCrmId(crmId());
        boolean emailIsShared = emailKind() == EmailKind.OWN && shared.hasEmail(email());
        return phoneIsShared || crmIdIsShared || emailIsShared
                ? new Candidate(
                        emailIsShared ? new EmailPart(email(), EmailKind.SHARED) : emailPart,
                        new PhonePart(
                                phonePart.key,
                                phonePart.line,
                                phonePart.former,
                                phonePart.identifies && !phoneIsShared),
                        new CrmPart(crmPart.id, crmPart.identifies && !crmIdIsShared),
                        name,
                        person,
                        aliases)
                : this;
    }

    /** The same, whose e-mail turned out to be that of several people. */
    Candidate withSharedEmail() {
        return emailKind() == EmailKind.OWN
                ? new Candidate(new EmailPart(email(), EmailKind.SHARED), phonePart, crmPart, name, person, aliases)
                : this;
    }

    /** The e-mail, unless it is as good as none. */
    @Nullable String realEmail() {
        return emailKind() == EmailKind.PLACEHOLDER ? null : email();
    }

    @Override
    public String toString() {
        return "Candidate[…]";
    }
}
