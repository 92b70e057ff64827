package dev.contactenricher.queue;

import dev.contactenricher.dedup.Survivor;

/** What a waiting entry is made of, or changed to. */
public record NewEntry(String personId, String jobId, int index, Place place, byte[] payload, String contentHash) {

    /** That entry with other news of its person. */
    public static NewEntry of(EntryRef entry, Place place, Survivor news, Survivors survivors) {
        return new NewEntry(
                entry.personId(),
                entry.jobId(),
                entry.index(),
                place,
                survivors.seal(news),
                survivors.contentHash(news));
    }

    @Override
    public String toString() {
        return "NewEntry[…]";
    }
}
