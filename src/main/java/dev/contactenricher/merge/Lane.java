package dev.contactenricher.merge;

/**
 * Small batches do not queue behind large ones; neither of these two lanes gets less than half of what is sent while both
 * wait. Corrections go before either, in requests of their own.
 */
enum Lane {
    EXPRESS,
    BULK,
    CORRECTION;

    static Lane of(int code) {
        return values()[code];
    }

    int code() {
        return ordinal();
    }
}
