package dev.contactenricher.tenant;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the tenant found, in a sentence without any contact data.
 *
 * @param fine whether nothing is missing
 */
record Finding(boolean fine, String sentence) {

    private static final String NOT_ASKED = "not asked";

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding missing(String sentence) {
        return new Finding(false, sentence);
    }

    /** Whether no call was made, for a reason of ours. */
    static boolean isUnasked(Reply reply, TenantCalls calls) {
        return calls.obstacle().isEmpty() && reason(reply, calls).equals(NOT_ASKED);
    }

    /** Why a call did not bring what it was made for: a status, or that there was none. */
    static String reason(Reply reply, TenantCalls calls) {
        return switch (reply) {
            case Reply.Gone ignored -> "404";
            case Reply.Refused refused -> String.valueOf(refused.status());
            case Reply.Forbidden forbidden -> String.valueOf(forbidden.status());
            case Reply.Unknown unknown -> status(unknown.status());
            case Reply.NotNow ignored ->
                calls.throttles() > 0
                        ? "429"
                        : calls.whole().map(whole -> status(whole.httpStatus())).orElse(NOT_ASKED);
            case Reply.Withdrawn ignored -> NOT_ASKED;
            case Reply.Unreadable unreadable -> unreadable.status() + ", but not the JSON that is published";
            case Reply.Ok ignored -> "unreadable";
        };
    }

    /** As it is told to people. */
    static String status(@Nullable Integer status) {
        return status == null ? "no answer" : String.valueOf(status);
    }
}
