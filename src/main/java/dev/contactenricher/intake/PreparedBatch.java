package dev.contactenricher.intake;

import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.people.HashedBatch;
import java.util.List;
import java.util.Optional;

/**
 * What of a batch was made ready before the transaction that takes it in, as others wait for that one.
 *
 * @param hashed what identifies the persons of its contacts
 * @param contents of each readable contact, as it is kept where it is all that is known of its person
 */
record PreparedBatch(HashedBatch hashed, List<Content> contents) {

    /** @param sealed as the queue keeps it */
    record Content(Survivor survivor, String contentHash, byte[] sealed) {

        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    /** What was made of the only contact of a person, unless more is known of them by now. */
    Optional<Content> content(List<Integer> positions, Survivor survivor) {
        return positions.size() == 1
                ? Optional.of(contents.get(positions.getFirst()))
                        .filter(content -> content.survivor().equals(survivor))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "PreparedBatch[" + contents.size() + "]";
    }
}
