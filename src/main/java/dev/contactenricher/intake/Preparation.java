package dev.contactenricher.intake;

import dev.contactenricher.dedup.ReceivedAt;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import dev.contactenricher.people.HashedBatch;
import dev.contactenricher.people.People;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes ready what does not depend on the database: on all processors at once, while another caller writes. */
@Component
class Preparation {

    /**
     * What of a batch was made ready before the transaction that takes it in, as others wait for that one.
     *
     * @param hashed what identifies the persons of its contacts
     * @param contents of each readable contact, as it is kept where it is all that is known of its person
     */
    record Prepared(HashedBatch hashed, List<Content> contents) {

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
            return "Prepared[" + contents.size() + "]";
        }
    }

    private final People people;
    private final Survivorship survivorship;
    private final ContentHash contentHash;
    private final Survivors survivors;
    private final Dialect dialect;

    Preparation(
            People people, Survivorship survivorship, ContentHash contentHash, Survivors survivors, Dialect dialect) {
        this.people = people;
        this.survivorship = survivorship;
        this.contentHash = contentHash;
        this.survivors = survivors;
        this.dialect = dialect;
    }

    /** Made by the present time; what the time of the transaction changes is made again there. */
    Prepared of(ReadBatch batch) {
        var receipt = new ReceivedAt(dialect.instant());
        var hashed = people.hashed(batch.readable(), batch.refusing(), batch.source());
        var contents = batch.readable().stream()
                .map(contact -> {
                    var survivor = receipt.of(survivorship.of(contact));
                    return new Prepared.Content(survivor, contentHash.of(survivor), survivors.seal(survivor));
                })
                .toList();
        return new Prepared(hashed, contents);
    }
}
