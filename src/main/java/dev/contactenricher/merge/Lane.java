package dev.contactenricher.merge;

/** Small batches do not queue behind large ones; neither lane gets less than half of what is sent while both wait. */
enum Lane {
    EXPRESS,
    BULK;

    static Lane of(int code) {
        return code == EXPRESS.code() ? EXPRESS : BULK;
    }

    int code() {
        return ordinal();
    }
}
