package dev.contactenricher.country;

import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a contact says of its country: a country, a part of the world, nothing, or something that cannot be read. */
public final class StatedCountries {

    private static final int MAX_TEXT = 120;
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[(){}\\[\\],;/|:>]\\s*|\\s+[-–—]+\\s+|\\s+->\\s+");
    private static final Pattern LIST =
            Pattern.compile("(?iu)\\s*[,;/]\\s*|\\s+(?:and|und|et|y|e|en|och|og|a|i|ja|és|и|&)\\s+");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*");
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "n/a",
            "na/na",
            "n.a",
            "n.v",
            "n/v",
            "k.a",
            "k/a",
            "null",
            "none",
            "nil",
            "nan",
            "undefined",
            "unknown",
            "unkown",
            "other",
            "others",
            "not set",
            "not specified",
            "not available",
            "not applicable",
            "not provided",
            "not known",
            "no country",
            "empty",
            "blank",
            "missing",
            "tbd",
            "tba",
            "test",
            "xx",
            "xxx",
            "zz",
            "unbekannt",
            "keine",
            "keine angabe",
            "ohne angabe",
            "sonstige",
            "andere",
            "inconnu",
            "aucun",
            "autre",
            "non renseigné",
            "desconocido",
            "ninguno",
            "otro",
            "sconosciuto",
            "nessuno",
            "altro",
            "onbekend",
            "geen",
            "desconhecido",
            "nenhum",
            "outro",
            "nieznany",
            "brak",
            "okänd",
            "ukendt",
            "ukjent",
            "select",
            "select country",
            "select one",
            "please select",
            "choose",
            "choose country",
            "bitte wählen",
            "select a country",
            "please choose",
            "-none",
            "none selected",
            "any",
            "prefer not to say",
            "0",
            "00",
            "000",
            "country");

    private StatedCountries() {}

    /** By the value of a field as it came. */
    public static StatedCountry of(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return StatedCountry.nothing();
        }
        if (value.isString()) {
            return of(value.stringValue());
        }
        return value.isNumber() ? of(value.asString()) : StatedCountry.unreadable();
    }

    public static StatedCountry of(String raw) {
        if (raw.length() > 2 * MAX_TEXT) {
            return StatedCountry.unreadable();
        }
        String text = CountryText.clean(raw);
        if (PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
            String ofPhoneCode = byPhoneCode(raw);
            return ofPhoneCode == null ? StatedCountry.nothing() : new Named(ofPhoneCode);
        }
        if (text.length() > MAX_TEXT) {
            return StatedCountry.unreadable();
        }
        StatedCountry stated = byNames(text);
        if (stated instanceof Unreadable) {
            String slip = byPhoneCode(raw);
            slip = slip == null ? CountrySlips.find(text) : slip;
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
        String code = Countries.find(text).orElse(null);
        if (code != null) {
            return new Named(code);
        }
        String unbracketed = BRACKETS.matcher(text).replaceAll(" ").strip();
        if (unbracketed.length() < text.length()) {
            code = bySeveralNames(text).named();
            code = code == null ? CountryNames.alone(unbracketed) : code;
            if (code != null) {
                return new Named(code);
            }
        }
        return bySeveralNames(text);
    }

    /** {@code Germany, EU}; {@code España (Spain)}; {@code Munich, Germany}: all that can be read must agree. */
    private static StatedCountry bySeveralNames(String text) {
        String[] names = SEPARATORS.split(text);
        List<String> countries = countries(names);
        String country = only(countries);
        boolean allRead = Arrays.stream(names).allMatch(name -> name.isEmpty() || isRead(name));
        if (country != null) {
            return allRead || liesIn(names, country) || isSaidTwice(text, country)
                    ? new Named(country)
                    : StatedCountry.unreadable();
        }
        String region = Arrays.stream(names)
                .map(Regions::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return countries.isEmpty() && region != null && allRead ? new Region(region) : StatedCountry.unreadable();
    }

    private static List<String> countries(String[] names) {
        return Arrays.stream(names)
                .flatMap(name -> Countries.find(name).stream())
                .toList();
    }

    /** The one country that all mean, a part of another counting as itself; or null. */
    private static @Nullable String only(List<String> countries) {
        List<String> distinct = countries.stream()
                .distinct()
                .filter(one -> countries.stream().noneMatch(other -> Territories.isPartOf(other, one)))
                .toList();
        return distinct.size() == 1 ? distinct.getFirst() : null;
    }

    private static boolean isRead(String name) {
        return Countries.find(name).isPresent() || Regions.find(name) != null;
    }

    /** {@code Bonaire, Svatý Eustach a Saba}: two of three islands are that country's, and none another's. */
    private static boolean isSaidTwice(String text, String country) {
        List<String> countries = countries(LIST.split(text));
        return countries.size() > 1 && countries.stream().allMatch(country::equals);
    }

    /** What is no country among the names is a town or part of the one that is. */
    private static boolean liesIn(String[] names, String country) {
        for (String name : names) {
            boolean known = name.isEmpty()
                    || isRead(name)
                    || Places.isPlace(country, name)
                    || Subdivisions.find(country, name) != null;
            if (!known) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String byPhoneCode(String raw) {
        String digits = CountryText.phoneCode(raw);
        return digits.isEmpty() ? null : CallingCodes.onlyRegionOf(digits);
    }
}
