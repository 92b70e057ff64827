package dev.contactenricher.intake;

import dev.contactenricher.contact.Finding;
import tools.jackson.databind.JsonNode;

/** A contact of a batch as it came. */
sealed interface ReceivedContact {

    /** It is JSON within the limits. */
    record Read(JsonNode json) implements ReceivedContact {

        @Override
        public String toString() {
            return "Read";
        }
    }

    /** It was passed over, and nothing of it is known. */
    record Refused(Finding rule) implements ReceivedContact {}
}
