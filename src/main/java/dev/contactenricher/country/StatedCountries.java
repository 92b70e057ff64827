package dev.contactenricher.country;

import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.text.LostLetters;
import dev.contactenricher.text.Tables;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a contact says of its country: a country, a part of the world, nothing, or something that cannot be read. */
public final class StatedCountries {

    private static final int MAX_TEXT = 120;
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*");
    /** {@code de_DE}, {@code pt-BR}, {@code zh-Hans-CN}: a language as it is written in a country. */
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}[-_](?:[A-Z][a-z]{3}[-_])?([A-Z]{2})");
    /** What exports and forms write where no country was chosen. */
    private static final Set<String> PLACEHOLDERS =
            Tables.read(StatedCountries.class, "country-placeholders.tsv").stream()
                    .map(row -> row[0])
                    .collect(Collectors.toUnmodifiableSet());

    private StatedCountries() {}

    /** By the value of a field as it came. */
    public static StatedCountry of(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return new StatedCountry.Nothing();
        }
        if (value.isString()) {
            return of(value.stringValue());
        }
        return value.isNumber() ? of(value.asString()) : new StatedCountry.Unreadable();
    }

    public static StatedCountry of(String raw) {
        if (raw.length() > 2 * MAX_TEXT || LostLetters.areAll(raw)) {
            return new StatedCountry.Unreadable();
        }
        String dialled = CountryText.phoneCode(raw);
        if (!dialled.isEmpty()) {
            // +64 is New Zealand's, though 064 is Bhutan's number in ISO 3166-1
            String code = CallingCodes.regionOf(dialled);
            return code == null ? new Unreadable() : new Named(code);
        }
        String text = CountryText.clean(raw);
        if (text.isEmpty() || PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
            return new StatedCountry.Nothing();
        }
        if (text.length() > MAX_TEXT) {
            return new StatedCountry.Unreadable();
        }
        StatedCountry stated = byNames(text);
        if (stated instanceof Unreadable) {
            String slip = CountrySlips.find(text);
            return slip == null ? stated : new Named(slip);
        }
        return stated;
    }

    /** What two fields say together: a country before a part of the world, and that before doubt. */
    public static StatedCountry both(StatedCountry one, StatedCountry other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(StatedCountry stated) {
        return switch (stated) {
            case Named ignored -> 3;
            case Region ignored -> 2;
            case Unreadable ignored -> 1;
            case Nothing ignored -> 0;
        };
    }

    private static StatedCountry byNames(String text) {
        String world = Countries.isCodeOrName(text) ? null : Regions.find(text);
        if (world != null) {
            return new Region(world);
        }
        Matcher locale = LOCALE.matcher(text);
        // de-BY is Bavaria
        boolean ofLocale = locale.matches()
                && Subdivisions.find(text.substring(0, 2).toUpperCase(Locale.ROOT), locale.group(1)) == null;
        String code = Countries.find(ofLocale ? locale.group(1) : text).orElse(null);
        if (code != null) {
            return new Named(code);
        }
        String unbracketed = BRACKETS.matcher(text).replaceAll(" ").strip();
        if (unbracketed.length() < text.length()) {
            code = SeveralNames.bySeveralNames(text).named();
            code = code == null ? CountryNames.alone(unbracketed) : code;
            if (code != null) {
                return new Named(code);
            }
        }
        return SeveralNames.bySeveralNames(text);
    }
}
