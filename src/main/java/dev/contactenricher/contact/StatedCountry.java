package dev.contactenricher.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a contact itself says of its country, in {@code country} or in the country of its address. */
public sealed interface StatedCountry {

    /** Nothing was said, or a placeholder such as {@code n/a}: only then may a default stand in. */
    record Nothing() implements StatedCountry {}

    /** @param code ISO 3166-1 alpha-2 */
    record Named(String code) implements StatedCountry {}

    /**
     * No country, but a part of the world.
     *
     * @param code as the table of regions has it: a UN M49 code, or a common abbreviation such as {@code EU} or {@code EMEA}
     */
    record Region(String code) implements StatedCountry {}

    /** Something was said and cannot be read, which is doubt, not silence. */
    record Unreadable() implements StatedCountry {}

    /** The code of the country that was named, or null. */
    default @Nullable String named() {
        return this instanceof Named named ? named.code() : null;
    }

    /** As it is stored: nothing, an alpha-2 code, {@code region EMEA}, or {@code ?}. */
    @JsonValue
    default String stored() {
        return switch (this) {
            case Nothing ignored -> "";
            case Named named -> named.code();
            case Region region -> Stored.REGION + region.code();
            case Unreadable ignored -> Stored.DOUBT;
        };
    }

    /** The reverse of {@link #stored}; a plain {@code EU} was stored before regions were told from countries. */
    @JsonCreator
    static StatedCountry of(@Nullable String stored) {
        String text = stored == null ? "" : stored;
        return switch (text) {
            case "" -> new Nothing();
            case Stored.DOUBT -> new Unreadable();
            case Stored.UNION -> new Region(Stored.UNION);
            default ->
                text.startsWith(Stored.REGION) ? new Region(text.substring(Stored.REGION.length())) : new Named(text);
        };
    }
}
