package dev.contactenricher.merge;

/** A promise was broken. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }

    static void unless(boolean kept, String what) {
        if (!kept) {
            throw new Violation(what);
        }
    }
}
