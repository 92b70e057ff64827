package dev.contactenricher.intake;

import dev.contactenricher.normalize.Normalization;
import java.util.List;

/** A request body, read. */
sealed interface BatchReading {

    /**
     * @param lines the physical line on which each contact begins; none where they came as JSON
     * @param request what was said beside it
     * @param bodyHash SHA-256 of the body as it came, and of the request
     */
    record Batch(List<Normalization> contacts, List<Long> lines, BatchRequest request, byte[] bodyHash)
            implements BatchReading {}

    /**
     * The body breaks a rule that concerns it as a whole.
     *
     * @param field where, such as {@code contacts}; {@code body} for the whole
     */
    record Malformed(String field, String rule) implements BatchReading {}

    /** The body is no table. */
    record NotCsv(long line, String rule) implements BatchReading {}

    /** Too many contacts. */
    record TooLarge(String rule) implements BatchReading {}
}
