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
     * Whether e-mail, phone or the CRM's id can decide that both are one person: the same mailbox of one's own, the same phone
     * of one's own where no two e-mails say otherwise, or the same id where both have names.
     */
    boolean isDecidedWith(Labelled other) {
        boolean sameEmail = email != null && email.equals(other.email);
        boolean samePhone = phone != null && phone.equals(other.phone);
        boolean emailsContradict = email != null && other.email != null && !sameEmail;
        return ownEmail && sameEmail || ownPhone && samePhone && !emailsContradict || hasIdAndName() && isSameId(other);
    }

    private boolean isSameId(Labelled other) {
        return other.hasIdAndName() && raw.get("external_crm_id").equals(other.raw.get("external_crm_id"));
    }

    /** An id of the CRM decides beside a name only. */
    private boolean hasIdAndName() {
        return raw.has("external_crm_id") && raw.has("first_name") && raw.has("last_name");
    }

    @Override
    public String toString() {
        return "Labelled[" + person + "]";
    }
}
