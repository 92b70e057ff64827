package dev.contactenricher.queue;

/**
 * Small batches do not queue behind large ones; neither of these two lanes gets less than half of what is sent while both
 * wait. Corrections go before either, in requests of their own.
 */
public enum Lane {
    EXPRESS,
    BULK,
    CORRECTION;

    static Lane of(int code) {
        return values()[code];
    }

    public int code() {
        return ordinal();
    }
}
