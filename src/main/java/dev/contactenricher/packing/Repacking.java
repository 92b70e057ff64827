package dev.contactenricher.packing;

import dev.contactenricher.packing.Packing.Parcel;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills requests that were packed before with the contacts that are still to be sent. */
@Component
class Repacking {

    /** How long to leave alone a request of which another transaction holds a contact. */
    private static final Duration HELD_FOR = Duration.ofSeconds(1);

    private final SubmittedEntries submitted;
    private final Requests requests;
    private final Splitting splitting;
    private final Loading loading;
    private final LeftOut leftOut;
    private final Landing landing;
    private final MergeSettings settings;

    Repacking(
            SubmittedEntries submitted,
            Requests requests,
            Splitting splitting,
            Loading loading,
            LeftOut leftOut,
            Landing landing,
            MergeSettings settings) {
        this.submitted = submitted;
        this.requests = requests;
        this.splitting = splitting;
        this.loading = loading;
        this.leftOut = leftOut;
        this.landing = landing;
        this.settings = settings;
    }

    /**
     * A request that is to be sent again under its own id, or a part of one that was refused: no contact is added to
     * it. One with a contact that another transaction holds is due a little later, as all wait for the transaction
     * that packs.
     *
     * @param choice which one
     * @param portion how much of a part that was not sent yet
     */
    Optional<Parcel> again(Dispatch state, Supplier<Optional<Request>> choice, Portion portion, Instant now) {
        var held = new HashSet<String>();
        while (true) {
            Request request = choice.get().orElse(null);
            if (request == null || held.contains(request.id())) {
                return Optional.empty();
            }
            List<Entry> left = submitted.unlessHeld(request.id()).orElse(null);
            if (left == null) {
                held.add(request.id());
                requests.postpone(request.id(), now.plus(HELD_FOR));
                continue;
            }
            if (request.history().askedAgain()) {
                left = withoutNews(request, left);
            }
            if (request.isUntriedPart()) {
                left = leftOut.without(left, now);
                if (!left.isEmpty()) {
                    Splitting.Part part = splitting.next(request, left, portion, now);
                    request = part.request();
                    left = part.entries();
                }
            }
            Parcel parcel = sent(request, left, now);
            if (parcel != null) {
                return Optional.of(parcel);
            }
            if (submitted.of(request.id()).isEmpty()) {
                requests.done(request.id(), now);
            } else {
                requests.accepted(request.id(), now, state.clock().in(settings.confirmationTimeout()));
            }
        }
    }

    /** Null when no contact is left to be sent. */
    private @Nullable Parcel sent(Request request, List<Entry> left, Instant now) {
        Load load = loading.load(left, now);
        if (load.isEmpty()) {
            return null;
        }
        submitted.send(load.entries(), now);
        return new Parcel(
                request,
                load.entries().stream()
                        .map(entry -> entry.sentIn(request.id(), entry.sending().position()))
                        .toList(),
                load.contacts());
    }

    /** A contact of a person with news in the queue stays as it is, for a late event to confirm. */
    private List<Entry> withoutNews(Request request, List<Entry> entries) {
        var withNews = new HashSet<>(submitted.withNews(request.id()));
        List<Entry> stale =
                entries.stream().filter(entry -> withNews.contains(entry.id())).toList();
        landing.letGo(stale);
        return entries.stream().filter(entry -> !withNews.contains(entry.id())).toList();
    }
}
