package dev.contactenricher.people;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contact as a CRM might write it, with who it truly is.
 *
 * @param person the number of the true person
 * @param email the address that was meant, before it was written this way or that; a slip makes it another one
 * @param ownEmail whether that is a mailbox of this person alone
 * @param phone the number that was meant, likewise
 * @param ownPhone whether that number was only ever this person's
 */
record Labelled(
        ObjectNode raw,
        int person,
        @Nullable String email,
        boolean ownEmail,
        @Nullable String phone,
        boolean ownPhone) {

    /**
     * Whether e-mail or phone can decide that both are one person: the same mailbox of one's own, or the same phone of
     * one's own where no two e-mails say otherwise.
     */
    boolean isDecidedWith(Labelled other) {
        boolean sameEmail = email != null && email.equals(other.email);
        boolean samePhone = phone != null && phone.equals(other.phone);
        boolean emailsContradict = email != null && other.email != null && !sameEmail;
        return ownEmail && sameEmail || ownPhone && samePhone && !emailsContradict;
    }

    @Override
    public String toString() {
        return "Labelled[" + person + "]";
    }
}
