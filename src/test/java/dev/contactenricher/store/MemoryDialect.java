package dev.contactenricher.store;

/** A database that nobody else uses, by the test's clock. */
public record MemoryDialect(TestClock clock) implements Dialect {

    @Override
    public long now() {
        return clock.millis();
    }

    @Override
    public void promiseToBeQuick() {}

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String forShare() {
        return "";
    }

    @Override
    public String identityColumn() {
        return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }
}
