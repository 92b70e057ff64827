package dev.contactenricher.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The country of a contact, with where it comes from: consent depends on what is evidence and what is a guess.
 *
 * @param code the ISO 3166-1 alpha-2 code that is sent, or null where none is
 * @param stated what the contact itself says in {@code country} or {@code address.country}
 * @param found the code that was found in its address, or null
 */
public record Country(
        @Nullable String code,
        @JsonProperty("given") StatedCountry stated,
        @Nullable String found) {

    private static final Pattern ALPHA_2 = Pattern.compile("[A-Z]{2}");

    @JsonCreator
    public Country(
            @Nullable String code, @JsonProperty("given") @Nullable StatedCountry stated, @Nullable String found) {
        if (code != null && !ALPHA_2.matcher(code).matches()) {
            throw new IllegalArgumentException("not an alpha-2 code");
        }
        this.code = code;
        this.stated = stated == null ? new StatedCountry.Nothing() : stated;
        this.found = found;
    }

    /** @param given the code that the contact itself named, or null */
    public Country(@Nullable String code, @Nullable String given, @Nullable String found) {
        this(code, StatedCountry.of(given), found);
    }

    /** A country that nothing in the contact speaks for: implied, or the default. */
    public static Country assumed(String code) {
        return new Country(code, new StatedCountry.Nothing(), null);
    }

    /** The code of the country that the contact itself named, or null. */
    public @Nullable String given() {
        return stated.named();
    }
}
