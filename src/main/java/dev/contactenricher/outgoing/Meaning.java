package dev.contactenricher.outgoing;

/** What the status of an answer says of a call, whichever service it comes from: the contract's section 6. */
public enum Meaning {
    /** 2xx: the server did what it was called for. */
    TAKEN,
    /** 401: the credentials were not taken. */
    UNAUTHORIZED,
    /** 400, 413, 422: something of what was sent is at fault, or there is too much of it. */
    REFUSED,
    /** 409: the server holds something else under the same key, or is at it. */
    CONFLICT,
    /** 429: too many calls; this one was not looked at. */
    THROTTLED,
    /** 408, 425, 5xx, and what is no status (RFC 9110, section 15): it may have been taken all the same. */
    UNKNOWN,
    /** Everything else: no repeat mends it. */
    FORBIDDEN;

    static Meaning of(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 400, 413, 422 -> REFUSED;
            case 409 -> CONFLICT;
            case 429 -> THROTTLED;
            case 408, 425 -> UNKNOWN;
            default -> status < 100 || status >= 500 ? UNKNOWN : status / 100 == 2 ? TAKEN : FORBIDDEN;
        };
    }
}
