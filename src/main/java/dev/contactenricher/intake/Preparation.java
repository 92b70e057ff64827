package dev.contactenricher.intake;

import dev.contactenricher.dedup.ReceivedAt;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import dev.contactenricher.people.People;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.store.Dialect;
import org.springframework.stereotype.Component;

/** Makes ready what does not depend on the database: on all processors at once, while another caller writes. */
@Component
class Preparation {

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

    /** What is said otherwise by the time at which the transaction begins is made anew. */
    PreparedBatch of(ReadBatch batch) {
        var receipt = new ReceivedAt(dialect.instant());
        var hashed = people.hashed(batch.readable(), batch.refusing(), batch.source());
        var contents = batch.readable().stream()
                .map(contact -> {
                    var survivor = receipt.of(survivorship.of(contact));
                    return new PreparedBatch.Content(survivor, contentHash.of(survivor), survivors.seal(survivor));
                })
                .toList();
        return new PreparedBatch(hashed, contents);
    }
}
