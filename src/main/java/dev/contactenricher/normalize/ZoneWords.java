package dev.contactenricher.normalize;

import com.ibm.icu.util.TimeZone;
import dev.contactenricher.country.Countries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which zone the words of a label mean, for a contact of a country and beside an offset. */
final class ZoneWords {

    private static final Pattern UNIVERSAL = Pattern.compile(
            "(?:co-?ordinated universal time|universal(?: co-?ordinated)? time|utc(?: time)?)\\s?([+\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GREENWICH =
            Pattern.compile("greenwich(?: mean)? (?:standard )?time|gmt time", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTS =
            Pattern.compile("\\s?[,;/|:()\\[\\]、，]\\s?|\\s[-–—]+\\s|(?<=^[A-Z]{3,4})-(?=[A-Z]{3,4}$)");
    private static final Pattern BRACKETED = Pattern.compile("([^()]+?)\\s?\\(([^()]+)\\)");

    /** {@code Eastern Time (US & Canada), Bogota, Lima}: the zone first, cities of the same offset behind it. */
    private static final Pattern KIND_THEN_CITIES =
            Pattern.compile("([^,;]*\\btime\\b[^,;]*)[,;].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CANADIAN =
            Pattern.compile("(?:canada|canadian)\\s(.+)|(.+?)\\s?[,-]?\\s(?:canada|bc)", Pattern.CASE_INSENSITIVE);

    private ZoneWords() {}

    static @Nullable String named(String words, @Nullable Integer minutes, @Nullable String country) {
        String whole = whole(words, minutes, country);
        if (whole != null) {
            return whole;
        }
        String canadian = canadian(words, minutes);
        if (canadian != null) {
            return canadian;
        }
        Matcher kind = KIND_THEN_CITIES.matcher(words);
        String zone = kind.matches() ? whole(kind.group(1), minutes, country) : null;
        if (zone != null) {
            return zone;
        }
        List<String> parts = parts(words);
        List<String> places = parts.stream()
                .map(part -> ZoneOfCountry.place(part, minutes, country))
                .filter(Objects::nonNull)
                .toList();
        if (parts.size() > 1 && country == null) {
            zone = ForeignZoneNames.ofList(parts);
        }
        if (zone != null) {
            return zone;
        }
        String english = !places.isEmpty() ? one(places, country) : byParts(words, parts, minutes, country);
        return english == null ? ForeignZoneNames.find(words, parts, minutes, country) : english;
    }

    /** Of a list of cities, as Windows has them in every language, that of the contact's country; else the first. */
    static String one(List<String> places, @Nullable String country) {
        if (places.size() < 2 || country == null) {
            return places.getFirst();
        }
        for (String place : places) {
            if (country.equals(TimeZone.getRegion(place))) {
                return place;
            }
        }
        String sameTime = ZoneLabels.inCountry(places.getFirst(), country);
        return sameTime == null ? places.getFirst() : sameTime;
    }

    private static @Nullable String whole(String words, @Nullable Integer minutes, @Nullable String country) {
        Matcher universal = UNIVERSAL.matcher(words);
        if (universal.matches()) {
            return universal.group(1) == null
                    ? "UTC"
                    : UtcOffsets.find(universal.group(1)).orElse(null);
        }
        String name = GREENWICH.matcher(words).matches() ? "GMT" : words;
        String found = ZoneAbbreviations.find(name, minutes, country).orElse(null);
        if (found == null) {
            found = TimeZones.id(name);
        }
        if (found == null) {
            found = TimeZones.windows(words, country).orElse(null);
        }
        if (found == null) {
            found = ZoneOfCountry.place(words, minutes, country);
        }
        return found == null ? ZoneLabels.longName(words, country) : found;
    }

    /** Canada's zones are called like those of the United States. */
    private static @Nullable String canadian(String words, @Nullable Integer minutes) {
        Matcher canadian = CANADIAN.matcher(words);
        if (!canadian.matches()) {
            return null;
        }
        return whole(canadian.group(1) == null ? canadian.group(2) : canadian.group(1), minutes, "CA");
    }

    private static List<String> parts(String words) {
        List<String> parts = new ArrayList<>();
        for (String part : PARTS.split(words)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    /** {@code Pacific Time (Canada)}, {@code GMT/BST}, {@code EST - Eastern Standard Time}. */
    private static @Nullable String byParts(
            String words, List<String> parts, @Nullable Integer minutes, @Nullable String country) {
        String where = country;
        Matcher bracketed = BRACKETED.matcher(words);
        if (bracketed.matches()) {
            where = Countries.find(bracketed.group(2)).orElse(country);
        }
        String both = ZoneAbbreviations.common(parts, where);
        if (both != null) {
            return both;
        }
        for (String part : parts) {
            String found = parts.size() < 2 ? null : whole(part, minutes, where);
            if (found != null) {
                // Central European Time - Naples
                String closer = ZoneOfCountry.find(parts);
                return closer != null && UtcOffsets.sameTime(closer, found) ? closer : found;
            }
        }
        return null;
    }
}
