package dev.contactenricher.identity;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell whether two contacts are one person. Equal texts mean equal values; they need not be readable.
 *
 * @param email the matching key
 * @param emailKind what the e-mail tells
 * @param phone the matching key of the number
 * @param line that of the number without its extension, null where it has none
 * @param formerPhone what an earlier release may have for the number's key, or null
 * @param phoneIdentifies false for placeholders, and where too many are known to share the number
 * @param crmId the CRM's own id with its source
 * @param crmIdentifies false where too many are known to share the id
 * @param name counts beside a phone, an id of the CRM or a shared mailbox only
 * @param person the known person that this stands for, null for a contact
 * @param profiles with how many phones and names the person came before, 0 for a contact
 */
public record Candidate(
        @Nullable String email,
        EmailKind emailKind,
        @Nullable String phone,
        @Nullable String line,
        @Nullable String formerPhone,
        boolean phoneIdentifies,
        @Nullable String crmId,
        boolean crmIdentifies,
        Name name,
        @Nullable String person,
        int profiles) {

    /** Between a source and an id; it is in no source. */
    public static final char SEPARATOR = '\n';

    static Candidate of(Contact contact, String source, Name name) {
        EmailAddress email = contact.email();
        PhoneNumber phone = contact.phone();
        String phoneKey = phone == null ? null : phone.key();
        String crmId = contact.externalCrmId();
        return new Candidate(
                email == null ? null : email.key(),
                email == null ? EmailKind.PLACEHOLDER : Guards.kind(email),
                phoneKey,
                phoneKey == null ? null : PhoneKeys.withoutExtension(phoneKey),
                phoneKey == null ? null : PhoneKeys.otherWriting(phoneKey),
                phone != null && Guards.identifies(phone),
                crmId == null ? null : source + SEPARATOR + crmId,
                crmId != null,
                name,
                null,
                0);
    }

    /** The same, with what is known of its keys. */
    public Candidate knowing(SharedKeys shared) {
        boolean phoneIsShared = shared.hasPhone(phone);
        boolean crmIdIsShared = shared.hasCrmId(crmId);
        boolean emailIsShared = emailKind == EmailKind.OWN && shared.hasEmail(email);
        return phoneIsShared || crmIdIsShared || emailIsShared
                ? new Candidate(
                        email,
                        emailIsShared ? EmailKind.SHARED : emailKind,
                        phone,
                        line,
                        formerPhone,
                        phoneIdentifies && !phoneIsShared,
                        crmId,
                        crmIdentifies && !crmIdIsShared,
                        name,
                        person,
                        profiles)
                : this;
    }

    /** The same, whose e-mail turned out to be that of several people. */
    Candidate withSharedEmail() {
        return emailKind == EmailKind.OWN
                ? new Candidate(
                        email,
                        EmailKind.SHARED,
                        phone,
                        line,
                        formerPhone,
                        phoneIdentifies,
                        crmId,
                        crmIdentifies,
                        name,
                        person,
                        profiles)
                : this;
    }

    /** The e-mail, unless it is as good as none. */
    @Nullable String realEmail() {
        return emailKind == EmailKind.PLACEHOLDER ? null : email;
    }

    @Override
    public String toString() {
        return "Candidate[…]";
    }
}
