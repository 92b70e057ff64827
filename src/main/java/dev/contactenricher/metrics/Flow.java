package dev.contactenricher.metrics;

/** What is counted by the minute. */
enum Flow {
    TAKEN_IN(1),
    REQUESTS(2),
    SENT(3),
    CONFIRMED(4),
    EXPORTED(5);

    private final int code;

    Flow(int code) {
        this.code = code;
    }

    /** As it is kept. */
    int code() {
        return code;
    }
}
