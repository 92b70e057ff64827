package dev.contactenricher.address;

import dev.contactenricher.country.Countries;
import dev.contactenricher.country.CountryParts;
import dev.contactenricher.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the country of an address in parts that names none, by the same proofs as that of a text. */
final class PartsProof {

    private PartsProof() {}

    static @Nullable String find(
            @Nullable String street, @Nullable String city, @Nullable String state, @Nullable String code) {
        String country = EastAsianAddress.countryOf(city, street, state);
        if (country == null && state != null) {
            country = Countries.byPartCode(state);
        }
        if (country == null && state != null) {
            country = found(street, city, code == null ? state : state + " " + code);
        }
        if (country == null && code != null && city != null && CityCodes.areOfAmericanNamesake(city, code)) {
            return "US";
        }
        if (country == null && code != null) {
            country = city == null ? found(street, null, code) : found(street, null, code + " " + city);
        }
        if (country == null && code != null && city != null) {
            country = found(street, null, city + " " + code);
        }
        if (country == null && state != null) {
            country = city == null ? null : found(street, city, state);
        }
        if (country == null && city != null) {
            country = found(street, null, city);
        }
        return country == null && state != null ? CountryParts.find(state) : country;
    }

    private static @Nullable String found(@Nullable String street, @Nullable String city, String end) {
        List<String> segments = new ArrayList<>(3);
        if (street != null) {
            segments.add(Text.line(street));
        }
        if (city != null) {
            segments.add(city);
        }
        segments.add(end);
        return CountryProof.find(segments);
    }
}
