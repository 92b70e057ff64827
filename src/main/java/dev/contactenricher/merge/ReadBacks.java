package dev.contactenricher.merge;

import dev.contactenricher.confirmation.ContactEvents;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.Dispatch;
import org.springframework.stereotype.Component;

/**
 * Reads back what CXone took and did not show at once: again and again until the confirmation time-out, which then is met as
 * that of webhooks is.
 */
@Component
class ReadBacks {

    private final Requests requests;
    private final Backoff backoff;
    private final MergeSettings settings;
    private final ContactEvents heard;

    ReadBacks(Requests requests, Backoff mergeBackoff, MergeSettings settings, ContactEvents heard) {
        this.requests = requests;
        this.backoff = mergeBackoff;
        this.settings = settings;
        this.heard = heard;
    }

    /** CXone shows something of what it took. */
    void shown(Send send) {
        heard.shown(send.now());
    }

    void again(Dispatch state, Send send) {
        requests.unseen(
                send.request(),
                send.now(),
                state.clock().in(settings.confirmationTimeout()),
                send.now().plus(backoff.pause(send.request().failures().inRow())));
    }
}
