package dev.contactenricher.intake;

class SqliteConcurrentBatchesTests extends ConcurrentBatchesContract {

    /** The second one waits for the only writer, sooner or later. */
    @Override
    boolean isSomeoneWaiting() {
        return true;
    }
}
