package dev.contactenricher.callback;

import java.time.Instant;

/**
 * An event on its way to the CRM.
 *
 * @param id the table's own, by which a stream is in order
 * @param eventId the same in every repeat, so that its receiver can know it again
 * @param data JSON
 * @param attempts calls so far, the one that is claimed included
 */
record Callback(long id, String eventId, String type, String data, Instant occurredAt, int attempts) {

    /** What is posted. */
    String body() {
        return "{\"type\":\"%s\",\"id\":\"%s\",\"occurred_at\":\"%s\",\"data\":%s}"
                .formatted(type, eventId, occurredAt, data);
    }
}
