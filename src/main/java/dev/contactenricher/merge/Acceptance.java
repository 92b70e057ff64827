package dev.contactenricher.merge;

import dev.contactenricher.confirmation.Confirmations;
import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.Accepted;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.MergeSettings.Confirmation;
import dev.contactenricher.sending.Dispatch;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** CXone took a request: its contacts wait for their webhook, or are done where the tenant has none. */
@Component
class Acceptance {

    private final Requests requests;
    private final Confirmations confirmations;
    private final Landing landing;
    private final LeftOut leftOut;
    private final ToldSends told;
    private final MergeSettings settings;
    private final ApplicationEventPublisher events;

    Acceptance(
            Requests requests,
            Confirmations confirmations,
            Landing landing,
            LeftOut leftOut,
            ToldSends told,
            MergeSettings settings,
            ApplicationEventPublisher events) {
        this.requests = requests;
        this.confirmations = confirmations;
        this.landing = landing;
        this.leftOut = leftOut;
        this.told = told;
        this.settings = settings;
        this.events = events;
    }

    void accept(Dispatch state, Send send, List<String> contactIds) {
        Request request = send.request();
        Instant now = send.now();
        requests.accepted(request.id(), now, state.clock().in(settings.confirmationTimeout()));
        told.taken(
                send.claim().entries(),
                send.claim().contacts(),
                send.claim().request().sends().count() == 1);
        events.publishEvent(new Accepted(
                request.id(), send.claim().entries().stream().map(Entry::ref).toList(), now));
        if (settings.confirmation() == Confirmation.ANSWER) {
            landing.complete(send.left(), now);
            if (contactIds.size() == request.size()
                    && contactIds.size() != send.claim().entries().size()) {
                leftOut.taken(request, now);
            }
        } else {
            if (request.history().askedAgain()) {
                landing.letGo(send.left());
            }
            confirmations.identified(request, send.claim().entries(), contactIds, now);
        }
        requests.finish(List.of(request.id()), now);
    }
}
