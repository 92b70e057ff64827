package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell whether two contacts are one person. Equal texts mean equal values; they need not be readable.
 *
 * @param email the matching key
 * @param emailIdentifies false for shared mailboxes and placeholders
 * @param phone the number
 * @param phoneIdentifies false for placeholders, and where too many are known to share the number
 * @param name how the first name begins, or the last where there is no first; null when neither tells anything
 * @param person the known person that this stands for, null for a contact
 * @param profiles with how many phones and names the person came before, 0 for a contact
 */
record Candidate(
        @Nullable String email,
        boolean emailIdentifies,
        @Nullable String phone,
        boolean phoneIdentifies,
        @Nullable String name,
        @Nullable String person,
        int profiles) {

    /** Long enough to tell the members of a household apart, short enough to forgive a diminutive. */
    private static final int NAME_LETTERS = 3;

    /** Sets last names apart from first names. */
    private static final String LAST = "~";

    static Candidate of(Contact contact) {
        EmailAddress email = contact.email();
        PhoneNumber phone = contact.phone();
        return new Candidate(
                email == null ? null : email.key(),
                email != null && Guards.identifies(email),
                phone == null ? null : phone.e164(),
                phone != null && Guards.identifies(phone),
                name(contact),
                null,
                0);
    }

    /** The same, of a phone that is known to tell nothing. */
    Candidate withSharedPhone() {
        return new Candidate(email, emailIdentifies, phone, false, name, person, profiles);
    }

    private static @Nullable String name(Contact contact) {
        if (contact.firstName() != null) {
            return beginning(contact.firstName());
        }
        String last = contact.lastName() == null ? null : beginning(contact.lastName());
        return last == null ? null : LAST + last;
    }

    /** The first letters without case and marks; null for an initial and where there are none. */
    private static @Nullable String beginning(String name) {
        var letters = new StringBuilder(NAME_LETTERS);
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length() && letters.length() < NAME_LETTERS; i++) {
            char c = plain.charAt(i);
            if (Character.isLetter(c)) {
                letters.append(c);
            } else if (!letters.isEmpty() && Character.getType(c) != Character.NON_SPACING_MARK) {
                break;
            }
        }
        boolean tells =
                letters.length() > 1 || letters.length() == 1 && Character.isIdeographic(letters.codePointAt(0));
        return tells ? letters.toString() : null;
    }

    @Override
    public String toString() {
        return "Candidate[…]";
    }
}
