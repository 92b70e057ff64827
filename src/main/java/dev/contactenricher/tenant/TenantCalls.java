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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final int NO_CONTENT = 204;
    private static final Logger LOG = LoggerFactory.getLogger(TenantCalls.class);
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
        return ask(of, HttpMethod.GET, path, recipient);
    }

    /** A call that changes nothing, whatever its method: its answer is what it is made for. */
    Reply ask(Api of, HttpMethod method, String path, int recipient) {
        return call(of, method, path, null, recipient, true);
    }

    /**
     * A call that changes something.
     *
     * @param recipient as of {@link Allowance#ask}
     */
    Reply call(Api of, HttpMethod method, String path, @Nullable Object body, int recipient) {
        Reply reply = call(of, method, path, body, recipient, false);
        // what was written before all is forbidden may be held by CXone
        wrote |= reply instanceof Reply.Ok || reply instanceof Reply.Unknown;
        return reply;
    }

    private Reply call(Api of, HttpMethod method, String path, @Nullable Object body, int recipient, boolean reads) {
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
                return read(of, received, granted, reads);
            }
            allowance.answered(granted);
            return unanswered(of, answer);
        }
        return new Reply.NotNow();
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

    private Reply read(Api of, Received received, Leave.Granted leave, boolean reads) {
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
            case TAKEN -> taken(received, reads);
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

    /** An answer that tells nothing of any contact: sending stops with one alarm, rather than that each is given up. */
    Reply unreadable(Api of, Reply.Unreadable reply) {
        LOG.error(
                "CXone's {} API answers {}, but not the JSON that is published: does its URL lead there?",
                of,
                reply.status());
        return forbid(reply.status());
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

    /** 204 says that there is nothing to read; any other success has to bring it. */
    private static Reply taken(Received received, boolean reads) {
        JsonNode body = parsed(received.body());
        boolean nothing = received.status() == NO_CONTENT;
        return reads && !nothing && !body.isContainer() ? new Reply.Unreadable(received.status()) : new Reply.Ok(body);
    }

    private static JsonNode parsed(@Nullable String body) {
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
