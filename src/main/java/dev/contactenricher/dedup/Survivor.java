package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What survives of everything that is known of one person, with the age of each value, so that news can still be
 * folded in field by field later on. {@link Survivorship} makes and folds them.
 *
 * @param contact the surviving values
 * @param stamps when the source of a value last changed it, for the fields whose age is not the contact's own
 *     {@code updatedAt}, by the field's name in the request ({@code address} stands for all its parts, {@code
 *     country.given} for the country that a contact named); {@link #UNDATED} when the source did not say
 * @param countryOfAddress whether the country came along with an address, which a bare country does not beat
 */
public record Survivor(Contact contact, Map<String, Instant> stamps, boolean countryOfAddress) {

    /** The age of a value whose source did not say when it changed. */
    public static final Instant UNDATED = Instant.MIN;

    public Survivor {
        stamps = Map.copyOf(stamps);
    }

    /** When the surviving value of that field was last changed, or null when its source did not say. */
    public @Nullable Instant stamp(String field) {
        Instant own = stamps.isEmpty() ? null : stamps.get(field);
        if (own == null) {
            return contact.updatedAt();
        }
        return own.equals(UNDATED) ? null : own;
    }

    @Override
    public String toString() {
        return "Survivor[…]";
    }
}
