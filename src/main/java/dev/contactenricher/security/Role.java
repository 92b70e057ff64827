package dev.contactenricher.security;

import java.util.Locale;

/** A kind of caller; each API key has one. */
enum Role {
    /** Brings contacts in. */
    CRM,
    /** Watches and repairs the service. */
    OPS,
    /** Reads the audit trail, and acts for the persons that the data is about. */
    COMPLIANCE;

    /** The principal's name, its authority, and the {@code actor} of audit entries. */
    String principal() {
        return name().toLowerCase(Locale.ROOT);
    }
}
