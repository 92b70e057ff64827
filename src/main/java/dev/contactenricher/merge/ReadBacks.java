package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvents;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Reads back what CXone took and did not show at once: again and again until the confirmation time-out, which then is met as
 * that of webhooks is.
 */
@Component
class ReadBacks {

    /** Stands for all that was read, among the contacts whose webhooks came. */
    private static final String READ = "read";

    private final Requests requests;
    private final ContactEvents contactEvents;
    private final Backoff backoff;
    private final MergeSettings settings;

    ReadBacks(Requests requests, ContactEvents contactEvents, Backoff mergeBackoff, MergeSettings settings) {
        this.requests = requests;
        this.contactEvents = contactEvents;
        this.backoff = mergeBackoff;
        this.settings = settings;
    }

    /** CXone shows what was written: it is not silent. */
    void heard(List<Entry> confirmed, Instant now) {
        if (!confirmed.isEmpty()) {
            contactEvents.received(new TreeMap<>(Map.of(READ, now)));
        }
    }

    void again(Dispatch state, Send send) {
        requests.unseen(
                send.request(),
                send.now(),
                state.clock().in(settings.confirmationTimeout()),
                send.now().plus(backoff.pause(send.request().failures().inRow())));
    }
}
