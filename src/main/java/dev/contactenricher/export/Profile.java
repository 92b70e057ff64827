package dev.contactenricher.export;

import org.jspecify.annotations.Nullable;

/** What the marketing platform is told of a person besides the consent. It never prints its data. */
record Profile(@Nullable String externalId, String email) {

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
