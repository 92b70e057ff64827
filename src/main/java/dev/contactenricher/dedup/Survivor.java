package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What survives of everything that is known of one person, with the age of each value, so that news can still be
 * folded in field by field later on.
 *
 * @param contact the surviving values
 * @param stamps for each field with a value, by its name in the request: when its source last changed it; a field
 *     without an entry comes from a source that did not say
 */
public record Survivor(Contact contact, Map<String, Instant> stamps) {

    public Survivor {
        stamps = Map.copyOf(stamps);
    }

    /** When the surviving value of that field was last changed, or null when its source did not say. */
    public @Nullable Instant stamp(String field) {
        return stamps.get(field);
    }

    @Override
    public String toString() {
        return "Survivor[…]";
    }
}
