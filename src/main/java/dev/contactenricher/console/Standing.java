package dev.contactenricher.console;

import dev.contactenricher.sending.SendingStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How sending stands, in one sentence: {@code before}, the time, {@code after}.
 *
 * @param tone {@code good}, {@code busy} or {@code bad}
 * @param word what the state is called
 * @param advice what a person can do about it; empty where nothing need be done
 */
public record Standing(
        String tone, String word, String before, @Nullable Instant at, String after, String advice) {

    private static final String NOTHING_LOST = "Nothing is lost: contacts go on being taken in, and wait. ";

    static Standing of(SendingStatus status, Show show) {
        if (status.state().equals("running")) {
            return running(status, show);
        }
        String cause = status.pausedBy().isEmpty() ? "" : status.pausedBy().getFirst();
        Instant since = status.since();
        return switch (cause) {
            case "operator" ->
                new Standing(
                        "busy",
                        "Paused",
                        "by an operator since",
                        since,
                        said(status),
                        NOTHING_LOST + "Somebody with an ops key resumes it at Sending.");
            case "outage" ->
                new Standing(
                        "bad",
                        "Paused",
                        "CXone has not answered since",
                        since,
                        ".",
                        NOTHING_LOST
                                + "One request at a time finds out whether CXone is back, and sending goes on by itself."
                                + " If it lasts, look at CXone’s status page, and whether this machine reaches it.");
            case "throttled" ->
                new Standing(
                        "busy",
                        "Paused",
                        "CXone asks to wait until",
                        status.until(),
                        ".",
                        NOTHING_LOST + "Sending goes on by itself then.");
            case "forbidden" ->
                new Standing(
                        "bad",
                        "Paused",
                        "CXone refuses the credentials or the requests since",
                        since,
                        ".",
                        NOTHING_LOST
                                + "Look in CXone whether the client of CXONE_CLIENT_ID is enabled and has its scopes, and"
                                + " whether CXONE_CLIENT_SECRET was changed. Sending goes on by itself once a probe is allowed.");
            default -> new Standing("bad", "Paused", "since", since, ".", NOTHING_LOST);
        };
    }

    private static Standing running(SendingStatus status, Show show) {
        SendingStatus.Budget budget = status.budget();
        String used = "%s of %s requests of %s used"
                .formatted(
                        show.number(budget.used()),
                        show.number(budget.limit()),
                        budget.windowSeconds() == 60 ? "this minute" : "these " + budget.windowSeconds() + " s");
        long waiting = status.queue().queued();
        long inFlight = status.queue().submitted();
        if (waiting > 0) {
            String text = "%s, %s, ".formatted(used, waits(waiting, show));
            return new Standing("good", "Sending", text + "done at", status.drainedAt(), ".", "");
        } else if (inFlight > 0) {
            return new Standing(
                    "good",
                    "Sending",
                    "nothing waits, " + show.count(inFlight, "contact") + (inFlight == 1 ? " awaits" : " await")
                            + " CXone’s confirmation.",
                    null,
                    "",
                    "");
        }
        return new Standing("good", "All sent", "nothing waits; " + used + ".", null, "", "");
    }

    private static String waits(long waiting, Show show) {
        return show.count(waiting, "contact") + (waiting == 1 ? " waits" : " wait");
    }

    private static String said(SendingStatus status) {
        String reason = status.reason();
        return reason == null || reason.equals("operator") ? "." : ": “" + reason + "”";
    }
}
