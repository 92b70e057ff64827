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
 * @param phoneIdentifies false for placeholders
 * @param name how the first name begins; null when nothing is known or it is only an initial
 * @param person the known person that this stands for, null for a contact
 */
record Candidate(
        @Nullable String email,
        boolean emailIdentifies,
        @Nullable String phone,
        boolean phoneIdentifies,
        @Nullable String name,
        @Nullable String person) {

    /** Long enough to tell the members of a household apart, short enough to forgive a diminutive. */
    private static final int NAME_LETTERS = 3;

    static Candidate of(Contact contact) {
        EmailAddress email = contact.email();
        PhoneNumber phone = contact.phone();
        return new Candidate(
                email == null ? null : email.key(),
                email != null && Guards.identifies(email),
                phone == null ? null : phone.e164(),
                phone != null && Guards.identifies(phone),
                beginning(contact.firstName()),
                null);
    }

    /** The first letters without case and marks. */
    private static @Nullable String beginning(@Nullable String name) {
        if (name == null) {
            return null;
        }
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
        boolean initial = letters.length() < 2 && !letters.codePoints().allMatch(Character::isIdeographic);
        return initial ? null : letters.toString();
    }

    @Override
    public String toString() {
        return "Candidate[…]";
    }
}
