package dev.contactenricher.export;

import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.queue.EntryRef;
import java.time.Instant;
import java.util.List;

/**
 * A call to the marketing platform with these contacts has ended and is recorded. Published outside of any transaction.
 *
 * @param outcome the HTTP status, or {@code none}
 */
public record ExportCall(String batchId, List<EntryRef> entries, String outcome, Instant startedAt, Instant at) {

    static String outcome(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Received received -> Integer.toString(received.status());
            case HttpAnswer.Missing ignored -> "none";
        };
    }
}
