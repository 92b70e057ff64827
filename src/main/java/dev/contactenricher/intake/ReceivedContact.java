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

    /**
     * It was passed over.
     *
     * @param heard what it says in short, so that its refusal counts
     */
    record Refused(Finding rule, JsonNode heard) implements ReceivedContact {

        @Override
        public String toString() {
            return "Refused";
        }
    }
}
