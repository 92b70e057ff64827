package dev.contactenricher.queue;

/** What a waiting entry is made of, or changed to. */
public record NewEntry(
        String personId, String jobId, int index, Lane lane, long turn, byte[] payload, String contentHash) {

    @Override
    public String toString() {
        return "NewEntry[…]";
    }
}
