package dev.contactenricher.tenant;

import org.jspecify.annotations.Nullable;

/**
 * What a look at the tenant found, in a sentence without any contact data.
 *
 * @param fine whether nothing is missing
 */
record Finding(boolean fine, String sentence) {

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding missing(String sentence) {
        return new Finding(false, sentence);
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
                        : calls.whole().map(whole -> status(whole.httpStatus())).orElse("not asked");
            case Reply.Withdrawn ignored -> "not asked";
            case Reply.Ok ignored -> "unreadable";
        };
    }

    /** As it is told to people. */
    static String status(@Nullable Integer status) {
        return status == null ? "no answer" : String.valueOf(status);
    }
}
