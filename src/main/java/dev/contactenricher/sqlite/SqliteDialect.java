package dev.contactenricher.sqlite;

import dev.contactenricher.store.Dialect;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** SQLite has one writer at a time, so nothing needs a row lock, and one process, so its clock is the service's. */
record SqliteDialect(Clock clock) implements Dialect {

    @Override
    public Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void promiseToBeQuick() {
        // no other process could end it
    }

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
    public String keyIsRow() {
        return " WITHOUT ROWID";
    }

    @Override
    public String bytesType() {
        return "BLOB";
    }
}
