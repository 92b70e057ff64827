package dev.contactenricher.http;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a caller may cost.
 *
 * @param batchBody the largest body of a batch, or of a list of withdrawals
 * @param otherBody the largest of any other body
 * @param receiving bytes of bodies that may be on their way at once; zero lets the heap's size decide
 * @param receivingFromAnyone bytes of those of them that come without a key, apart from the others
 * @param headerTime from the first byte of a request to the last one of its header
 * @param patience how long a body may take whatever its size; beyond it, it must keep {@code slowest}
 * @param slowest bytes a second
 * @param linger how long the rest of a refused body is thrown away, so that its sender gets to read the answer
 * @param unread bytes of answers beyond which readers that take nothing are given up; zero lets the heap's size decide
 * @param slowestReader bytes a second that the reader of an answer must take, on the whole and beyond {@code patience}
 * @param streams answers without a known end at once, in all; each has a thread
 * @param streamsOfOne of them for one key
 * @param reads requests that only read, worked on at once
 * @param writes all others, worked on at once
 */
@ConfigurationProperties("enricher.http")
record HttpSettings(
        @DefaultValue("16MB") DataSize batchBody,
        @DefaultValue("64KB") DataSize otherBody,
        @DefaultValue("0") DataSize receiving,
        @DefaultValue("8MB") DataSize receivingFromAnyone,
        @DefaultValue("15s") Duration headerTime,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("128KB") DataSize slowest,
        @DefaultValue("10s") Duration linger,
        @DefaultValue("0") DataSize unread,
        @DefaultValue("16KB") DataSize slowestReader,
        @DefaultValue("6") int streams,
        @DefaultValue("3") int streamsOfOne,
        @DefaultValue("8") int reads,
        @DefaultValue("96") int writes) {

    /** What takes ten thousand at once. */
    private static final Set<String> LISTS = Set.of("/enrich-batch", "/privacy/withdrawals", "/console/upload");

    private static final int SHARE_OF_HEAP = 8;

    DataSize bodyAt(String path) {
        return LISTS.contains(path) ? batchBody : otherBody;
    }

    /** At the least two of the largest bodies. */
    long receivingBytes() {
        return receiving.toBytes() > 0
                ? receiving.toBytes()
                : Math.max(2 * batchBody.toBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    long receivingBytesFromAnyone() {
        return receivingFromAnyone.toBytes();
    }

    long unreadBytes() {
        return unread.toBytes() > 0 ? unread.toBytes() : Runtime.getRuntime().maxMemory() / (2 * SHARE_OF_HEAP);
    }

    /** How long the reader of that many bytes may take. */
    Duration timeToRead(long bytes) {
        return patience.plusMillis(bytes * 1000 / slowestReader.toBytes());
    }

    /** How long that many bytes may take. */
    Duration timeFor(long bytes) {
        return patience.plusMillis(bytes * 1000 / slowest.toBytes());
    }
}
