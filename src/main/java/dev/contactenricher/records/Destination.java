package dev.contactenricher.records;

import java.util.Locale;

/** A system that holds data of persons, too, and is told of what they wish. */
public enum Destination {
    CXONE,
    MARKETING;

    /** The name that the contract uses: {@code cxone}, {@code marketing}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
