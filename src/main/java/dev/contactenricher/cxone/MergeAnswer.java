package dev.contactenricher.cxone;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One outcome for all contacts of a request, as the contract's section 6 tells answers apart. */
public sealed interface MergeAnswer extends Delivery {

    /** The HTTP status of an answer that did not take the contacts; null when they were taken, or there was no answer. */
    default @Nullable Integer httpStatus() {
        return switch (this) {
            case Accepted accepted -> null;
            case Unauthorized unauthorized -> 401;
            case Forbidden forbidden -> forbidden.status;
            case Unavailable unavailable -> unavailable.status;
            case Conflict conflict -> 409;
            case Refused refused -> refused.status;
            case Throttled throttled -> 429;
        };
    }

    /**
     * 2xx: CXone took the contacts.
     *
     * @param contactIds its ids for them, in the answer's order; empty when it gave none
     */
    record Accepted(List<String> contactIds) implements MergeAnswer {
        public Accepted {
            contactIds = List.copyOf(contactIds);
        }
    }

    /** 401: the token was not taken; it has been dropped, so that the next call brings a new one. */
    record Unauthorized() implements MergeAnswer {}

    /**
     * 403, or any status that the contract does not name: something is wrong that no repeat of this request mends.
     *
     * @param mayBeTaken true when some of the contacts may have been taken before
     */
    record Forbidden(int status, boolean mayBeTaken) implements MergeAnswer {
        public Forbidden(int status) {
            this(status, false);
        }
    }

    /**
     * The outcome is unknown: 408, 425, 5xx, a time-out, or no connection.
     *
     * @param status the HTTP status, or null when there was no answer
     * @param retryAfter how long to wait, or null when the answer did not say
     * @param sent false when nothing can have reached CXone
     * @param outage true when no call of that kind is answered at present, so that it says nothing of this request
     */
    record Unavailable(@Nullable Integer status, @Nullable Duration retryAfter, boolean sent, boolean outage)
            implements MergeAnswer {
        public Unavailable(@Nullable Integer status, @Nullable Duration retryAfter, boolean sent) {
            this(status, retryAfter, sent, false);
        }

        public Unavailable(@Nullable Integer status, @Nullable Duration retryAfter) {
            this(status, retryAfter, true);
        }

        public Unavailable(@Nullable Integer status) {
            this(status, null, true);
        }
    }

    /** 409: another request holds one of these contacts. */
    record Conflict() implements MergeAnswer {}

    /**
     * 400, 413 or 422: at least one contact of the request is at fault, or the request is too large.
     *
     * @param blamed the positions of contacts that the answer names, from 0; mostly empty, and never sure
     */
    record Refused(int status, Set<Integer> blamed) implements MergeAnswer {
        public Refused {
            blamed = Set.copyOf(blamed);
        }

        public Refused(int status) {
            this(status, Set.of());
        }

        /** 413: the request as a whole. */
        public boolean isTooLarge() {
            return status == 413;
        }
    }

    /**
     * 429: too many requests.
     *
     * @param retryAfter how long to wait, or null when the answer did not say
     */
    record Throttled(@Nullable Duration retryAfter) implements MergeAnswer {}
}
