package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import java.util.ArrayList;
import java.util.List;

/** Tells of a mailbox and a number that are filled in and yet nobody's: what is not sent is not left out without a word. */
public final class UnsentKeys {

    private static final Finding EMAIL =
            new Finding("email", "email_placeholder", "A mailbox that is nobody's, as forms are filled with; not sent");
    private static final Finding PHONE =
            new Finding("phone", "phone_placeholder", "A number that is nobody's, as forms are filled with; not sent");

    private UnsentKeys() {}

    /** A warning for each placeholder of a contact. */
    public static List<Finding> of(Contact contact) {
        List<Finding> unsent = new ArrayList<>(0);
        if (contact.email() != null && DeduplicationHash.email(contact) == null) {
            unsent.add(EMAIL);
        }
        if (contact.phone() != null && DeduplicationHash.phone(contact) == null) {
            unsent.add(PHONE);
        }
        return unsent;
    }
}
