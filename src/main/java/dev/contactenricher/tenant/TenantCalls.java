package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Allowance.Leave;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.outgoing.Meaning;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls of one delivery, each with a permit of its family. After an answer that concerns all calls, none is made
 * any more: of what is left nothing is known, and it waits. For one thread.
 */
final class TenantCalls {

    /** With so many calls in a row without a proper answer CXone is taken to be down. */
    private static final int FAILURES_OF_AN_OUTAGE = 2;

    /** Why no call was made at all. */
    enum Obstacle {
        /** The token endpoint takes the credentials for wrong. */
        DENIED,
        NO_TOKEN,
        /** Where the API is, is neither set nor published. */
        NO_HOST
    }

    private static final int MOST_TRIES = 3;
    private static final JsonMapper JSON = new JsonMapper();

    private final PublishedApi api;
    private final Allowance allowance;
    private @Nullable MergeAnswer whole;
    private int failuresInRow;
    private boolean answered;
    private boolean closed;
    private boolean wrote;
    private @Nullable Obstacle obstacle;
    private int throttles;
    private int made;

    TenantCalls(PublishedApi api, Allowance allowance) {
        this.api = api;
        this.allowance = allowance;
    }

    /** The platform's own services share the budget of the Admin API. */
    static String family(Api api) {
        return (api == Api.DIGITAL ? Api.DIGITAL : Api.ADMIN).name().toLowerCase(Locale.ROOT);
    }

    Reply get(Api of, String path, int recipient) {
        return call(of, HttpMethod.GET, path, null, recipient);
    }

    /** @param recipient as of {@link Allowance#ask} */
    Reply call(Api of, HttpMethod method, String path, @Nullable Object body, int recipient) {
        boolean renewed = false;
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            if (closed || whole != null) {
                return new Reply.NotNow();
            }
            Leave leave = allowance.ask(family(of), recipient);
            if (leave instanceof Leave.Withdrawn) {
                return new Reply.Withdrawn();
            }
            if (!(leave instanceof Leave.Granted granted)) {
                return new Reply.NotNow();
            }
            PublishedApi.Answer answer =
                    api.call(of, method, path, body == null ? null : body.toString(), granted.deadline());
            if (answer instanceof PublishedApi.Answer.Called called && called.http() instanceof Received received) {
                made++;
                if (received.meaning() == Meaning.THROTTLED) {
                    throttles++;
                    allowance.throttled(granted, received.retryAfter());
                    continue;
                }
                allowance.answered(granted);
                if (received.meaning() == Meaning.UNAUTHORIZED && !renewed) {
                    renewed = true;
                    continue;
                }
                return noted(method, read(of, received, granted));
            }
            allowance.answered(granted);
            return noted(method, unanswered(of, answer));
        }
        return new Reply.NotNow();
    }

    /** What was written before all is forbidden may be held by CXone. */
    private Reply noted(HttpMethod method, Reply reply) {
        wrote |= !method.equals(HttpMethod.GET) && (reply instanceof Reply.Ok || reply instanceof Reply.Unknown);
        return reply;
    }

    private Reply unanswered(Api of, PublishedApi.Answer answer) {
        return switch (answer) {
            case PublishedApi.Answer.Denied denied -> {
                obstacle = Obstacle.DENIED;
                yield forbid(denied.status());
            }
            case PublishedApi.Answer.NoToken none -> notCalled(Obstacle.NO_TOKEN, none.status(), none.retryAfter());
            case PublishedApi.Answer.NoHost ignored -> notCalled(Obstacle.NO_HOST, null, null);
            case PublishedApi.Answer.Called ignored -> failed(of, null, null);
        };
    }

    private Reply notCalled(Obstacle why, @Nullable Integer status, @Nullable Duration retryAfter) {
        if (!answered) {
            whole = new MergeAnswer.Unavailable(status, retryAfter);
        }
        obstacle = why;
        closed = true;
        return new Reply.NotNow();
    }

    private Reply read(Api of, Received received, Leave.Granted leave) {
        int status = received.status();
        Meaning meaning = received.meaning();
        if (meaning == Meaning.UNKNOWN || meaning == Meaning.CONFLICT) {
            if (received.retryAfter() != null) {
                allowance.closedFor(leave, received.retryAfter());
            }
            return failed(of, status, received.retryAfter());
        }
        answered = true;
        failuresInRow = 0;
        return switch (meaning) {
            case TAKEN -> new Reply.Ok(parsed(received.body()));
            case REFUSED -> new Reply.Refused(status);
            default -> status == 404 || status == 410 ? new Reply.Gone() : forbid(status);
        };
    }

    private Reply failed(Api of, @Nullable Integer status, @Nullable Duration retryAfter) {
        failuresInRow++;
        if (failuresInRow >= FAILURES_OF_AN_OUTAGE || retryAfter != null || api.isDown(of)) {
            closed = true;
        }
        if (!answered && closed) {
            whole = new MergeAnswer.Unavailable(status, retryAfter, true, api.isDown(of));
        }
        return new Reply.Unknown(status, api.isDown(of));
    }

    /** As of {@link Allowance#isWithdrawn}. */
    boolean isWithdrawn(int recipient) {
        return allowance.isWithdrawn(recipient);
    }

    /** Something that no repeat mends, found by the reader of an answer. */
    Reply forbid(int status) {
        whole = new MergeAnswer.Forbidden(status, wrote);
        return new Reply.Forbidden(status);
    }

    /** The outcome of the whole delivery, where single ones do not tell. */
    Optional<MergeAnswer> whole() {
        return Optional.ofNullable(whole);
    }

    /** What was in the way of the last call; empty when it was made. */
    Optional<Obstacle> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** How often CXone throttled these calls. */
    int throttles() {
        return throttles;
    }

    /** How many calls got an answer. */
    int made() {
        return made;
    }

    private static JsonNode parsed(@Nullable String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
