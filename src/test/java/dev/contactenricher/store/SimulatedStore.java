package dev.contactenricher.store;

import java.sql.Connection;

/** A database with the whole schema, by one connection, for a simulation that runs on one thread. */
public interface SimulatedStore extends AutoCloseable {

    Connection connection();

    /** Lets a transaction crash before its statement of that number, counted from now on over all transactions; 0 for none. */
    void crashBeforeStatement(int number);

    /** Is another number whenever rows were written meanwhile. */
    long changes();

    /** Forgets everything but the schema and the keys. */
    void wipe();

    @Override
    void close();

    /** The process died here: whatever the transaction did is rolled back. */
    final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Crash() {
            super("a crash inside a transaction", null, false, false);
        }
    }
}
