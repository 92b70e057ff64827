package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell whether two contacts are one person. Equal texts mean equal values; they need not be readable.
 *
 * @param email the matching key
 * @param emailKind what the e-mail tells
 * @param phone the number
 * @param phoneIdentifies false for placeholders, and where too many are known to share the number
 * @param name unknown without a phone, as it counts beside one only
 * @param person the known person that this stands for, null for a contact
 * @param profiles with how many phones and names the person came before, 0 for a contact
 */
record Candidate(
        @Nullable String email,
        EmailKind emailKind,
        @Nullable String phone,
        boolean phoneIdentifies,
        Name name,
        @Nullable String person,
        int profiles) {

    static Candidate of(Contact contact, Name name) {
        EmailAddress email = contact.email();
        PhoneNumber phone = contact.phone();
        return new Candidate(
                email == null ? null : email.key(),
                email == null ? EmailKind.PLACEHOLDER : Guards.kind(email),
                phone == null ? null : phone.e164(),
                phone != null && Guards.identifies(phone),
                name,
                null,
                0);
    }

    /** The same, of a phone that is known to tell nothing. */
    Candidate withSharedPhone() {
        return new Candidate(email, emailKind, phone, false, name, person, profiles);
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
