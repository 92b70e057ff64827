package dev.contactenricher.sending;

/** Why sending is paused. Only {@link #THROTTLED} ends by itself; the others end by the answer to a probe. */
public enum Pause {
    OUTAGE("outage"),
    THROTTLED("throttled"),
    FORBIDDEN("forbidden"),
    /** Several requests in a row were refused whole: the contract treats it as a 403. */
    REFUSED("forbidden");

    /** No pause of the dispatcher, but told beside those: no webhook comes at all. */
    public static final String UNCONFIRMED = "unconfirmed";

    private final String reason;

    Pause(String reason) {
        this.reason = reason;
    }

    /** As events and metrics name it. */
    public String reason() {
        return reason;
    }
}
