package dev.contactenricher.queue;

/**
 * Small batches do not queue behind large ones; neither of these two lanes gets less than half of what is sent while both
 * wait. Corrections go before either, in requests of their own.
 */
public enum Lane {
    EXPRESS(0),
    BULK(1),
    CORRECTION(2);

    private final int code;

    Lane(int code) {
        this.code = code;
    }

    static Lane of(int code) {
        return switch (code) {
            case 0 -> EXPRESS;
            case 1 -> BULK;
            case 2 -> CORRECTION;
            default -> throw new IllegalArgumentException("no lane: " + code);
        };
    }

    /** As the table of what waits has it. */
    public int code() {
        return code;
    }
}
