package dev.contactenricher.intake;

import dev.contactenricher.dedup.Receipt;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.people.ContentHash;
import dev.contactenricher.people.People;
import dev.contactenricher.queue.Survivors;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes ready what does not depend on the database: on all processors at once, while somebody else writes. */
@Component
class Preparation {

    private final People people;
    private final Survivorship survivorship;
    private final ContentHash contentHash;
    private final Survivors survivors;
    private final Clock clock;

    Preparation(
            People people, Survivorship survivorship, ContentHash contentHash, Survivors survivors, Clock clock) {
        this.people = people;
        this.survivorship = survivorship;
        this.contentHash = contentHash;
        this.survivors = survivors;
        this.clock = clock;
    }

    /** By this process's own clock: what the store's says otherwise is made anew. */
    PreparedBatch of(ReadBatch batch) {
        var receipt = new Receipt(clock.instant());
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
