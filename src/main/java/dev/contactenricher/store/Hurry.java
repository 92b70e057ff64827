package dev.contactenricher.store;

import java.util.function.Supplier;

/**
 * What must not wait in line for the one writer of the embedded store. A server takes many writers, where this has no
 * effect.
 */
public final class Hurry {

    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private Hurry() {}

    /** Runs it, with all transactions that it begins, ahead of others that wait. */
    public static <T> T with(Supplier<T> task) {
        return ScopedValue.where(ON, true).call(task::get);
    }

    /** Whether this transaction is one of those. */
    public static boolean isOn() {
        return ON.isBound();
    }
}
