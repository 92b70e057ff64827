package dev.contactenricher.confirmation;

import java.time.Instant;

/**
 * CXone's webhook says that a contact was merged or updated.
 *
 * @param contactId CXone's id of the contact
 * @param receivedAt when it came in; it confirms only what was claimed before
 */
public record ContactEvent(String contactId, Instant receivedAt) {

    @Override
    public String toString() {
        return "ContactEvent[" + receivedAt + "]";
    }
}
