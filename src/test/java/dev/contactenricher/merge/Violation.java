package dev.contactenricher.merge;

/** A promise was broken. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Promise promise;

    Violation(Promise promise, String what) {
        super(promise + ": " + what);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }

    static void unless(boolean kept, Promise promise, String what) {
        if (!kept) {
            throw new Violation(promise, what);
        }
    }
}
