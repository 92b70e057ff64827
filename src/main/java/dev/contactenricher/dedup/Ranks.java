package dev.contactenricher.dedup;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.Guards;

/** How much a value is worth beside another one, whatever their ages. */
final class Ranks {

    private Ranks() {}

    /** A placeholder is as good as empty. */
    static int of(EmailAddress email) {
        return Guards.kind(email) == EmailKind.PLACEHOLDER ? 0 : 1;
    }

    /** A doubtful number is better than none. */
    static int of(PhoneNumber phone) {
        return !Guards.identifies(phone) ? 0 : phone.doubtful() ? 1 : 2;
    }

    /** What can be read settles what could not be. */
    static int of(StatedCountry stated) {
        return switch (stated) {
            case Named ignored -> 2;
            case Region ignored -> 2;
            case Unreadable ignored -> 1;
            case Nothing ignored -> 0;
        };
    }
}
