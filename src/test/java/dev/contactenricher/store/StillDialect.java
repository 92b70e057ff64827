package dev.contactenricher.store;

import java.time.Instant;

/**
 * PostgreSQL's own clock cannot be set. A promise to be quick is kept where a test is about it: a full collection of the
 * garbage of all tests may take two seconds.
 */
public record StillDialect(Dialect real, TestClock clock, boolean keepsPromises) implements Dialect {

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public long elapsedMillis() {
        return clock.elapsedMillis();
    }

    @Override
    public void promiseToBeQuick() {
        if (keepsPromises) {
            real.promiseToBeQuick();
        }
    }

    @Override
    public void lockAlone(String table) {
        real.lockAlone(table);
    }

    @Override
    public boolean isExclusive() {
        return real.isExclusive();
    }

    @Override
    public String skipLocked() {
        return real.skipLocked();
    }

    @Override
    public String forUpdate() {
        return real.forUpdate();
    }

    @Override
    public String forShare() {
        return real.forShare();
    }

    @Override
    public String identityColumn() {
        return real.identityColumn();
    }

    @Override
    public String keyIsRow() {
        return real.keyIsRow();
    }

    @Override
    public String bytesType() {
        return real.bytesType();
    }
}
