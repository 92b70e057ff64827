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

        static final Finding TOO_LARGE = new Finding(
                "contact",
                "too_large",
                "A contact may have 1 MiB of JSON, and in it 10,000 names and values, 64 levels, names of 500 and numbers of"
                        + " 200 characters with exponents of four digits");
        static final Finding REPEATED_NAME =
                new Finding("contact", "repeated_name", "A name must not stand more than once in an object");

        @Override
        public String toString() {
            return "Refused";
        }
    }
}
