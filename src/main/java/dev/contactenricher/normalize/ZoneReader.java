package dev.contactenricher.normalize;

import dev.contactenricher.country.Countries;
import dev.contactenricher.text.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of CRMs and desktops for time zones. An id inside of one wins over its words, and words over the offset
 * beside them, which is often that of another season or year. An offset alone stays one.
 */
final class ZoneReader {

    private static final int LONGEST = 120;
    private static final Pattern OFFSET_BEFORE = Pattern.compile(
            "^[(\\[]?\\s?((?:UTC|GMT)\\s?(?:[+\u2212\u00B1-]\\s?\\d{1,2}(?::?\\d{2}|[.,]\\d{1,2})?)?|[+\u2212-]\\d{1,2}:?\\d{2})\\s?[)\\]]?[\\s:,–-]+(?=\\S)|^[(\\[]((?:UTC|GMT)?\\s?(?:[+\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)?)[)\\]](?=\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET_BEHIND = Pattern.compile(
            "[\\s,:–-]+[(\\[]?((?:UTC|GMT)\\s?(?:[+\u2212\u00B1-]\\s?\\d{1,2}(?::?\\d{2}|[.,]\\d{1,2})?)?|[+\u2212-]\\d{1,2}:\\d{2})[)\\]]?$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIVERSAL = Pattern.compile(
            "(?:co-?ordinated universal time|universal(?: co-?ordinated)? time|utc time)\\s?([+\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GREENWICH =
            Pattern.compile("greenwich(?: mean)? (?:standard )?time|gmt time", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_SLASH = Pattern.compile("(?<=^\\p{L}{4,10})[\\\\.-](?=\\p{L})");
    private static final Pattern TOKENS = Pattern.compile("[\\s()\\[\\],;:\"'|=]+");
    private static final Pattern PARTS = Pattern.compile("\\s?[,;/|:()\\[\\]]\\s?|\\s[-–—]+\\s");
    private static final Pattern BRACKETED = Pattern.compile("([^()]+?)\\s?\\(([^()]+)\\)");
    private static final Pattern ALL_BRACKETED = Pattern.compile("^[(\\[]([^()\\[\\]]+)[)\\]]$");

    /** {@code Eastern Time (US & Canada), Bogota, Lima}: the zone first, cities of the same offset behind it. */
    private static final Pattern KIND_THEN_CITIES =
            Pattern.compile("([^,;]*\\btime\\b[^,;]*)[,;].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern CANADIAN =
            Pattern.compile("(?:canada|canadian)\\s(.+)|(.+?)\\s?[,-]?\\s(?:canada|bc)", Pattern.CASE_INSENSITIVE);

    private ZoneReader() {}

    /** NFKC in one line, without quotes around it; empty when it is too long to be a zone. */
    static String clean(String raw) {
        if (raw.length() > LONGEST) {
            return "";
        }
        String line = Text.line(Normalizer.normalize(raw, Normalizer.Form.NFKC));
        boolean quoted = line.length() > 2
                && line.charAt(0) == line.charAt(line.length() - 1)
                && "\"'`".indexOf(line.charAt(0)) >= 0;
        return quoted ? line.substring(1, line.length() - 1).strip() : line;
    }

    /** The id that a clean text is or holds, or null. */
    static @Nullable String idIn(String text) {
        String whole = TimeZones.id(plain(text));
        if (whole == null && text.indexOf('/') < 0) {
            // another separator than the slash
            whole = TimeZones.id(OTHER_SLASH.matcher(text).replaceFirst("/"));
        }
        if (whole != null || text.indexOf('/') < 0) {
            return whole;
        }
        for (String token : TOKENS.split(text)) {
            String id = token.indexOf('/') < 0 ? null : TimeZones.id(token);
            if (id != null) {
                return id;
            }
        }
        return TimeZones.id(OFFSET_BEFORE.matcher(text).replaceFirst(""));
    }

    /** HubSpot's values: {@code america_slash_port_hyphen_au_hyphen_prince}. */
    private static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("_slash_")
                ? lower.replace("_slash_", "/")
                        .replace("_hyphen_", "-")
                        .replace("_plus_", "+")
                        .replace("_minus_", "-")
                : text;
    }

    /** The ICU id, or offset, that a clean text means for someone of that country (null when unknown). */
    static Optional<String> find(String text, @Nullable String country) {
        String id = idIn(text);
        if (id != null) {
            return Optional.of(id);
        }
        Offset offset = Offset.of(text);
        return offset.words.isEmpty()
                ? UtcOffsets.find(text)
                : Optional.ofNullable(
                        named(ALL_BRACKETED.matcher(offset.words).replaceAll("$1"), offset.minutes, country));
    }

    /** The offset in a label whose words mean nothing, or nothing. */
    static Optional<String> offsetIn(String text) {
        Offset offset = Offset.of(text);
        return Optional.ofNullable(offset.text).flatMap(UtcOffsets::find);
    }

    /**
     * @param words what stands beside the offset
     * @param minutes east of Greenwich, or null where there is no offset
     */
    private record Offset(@Nullable String text, @Nullable Integer minutes, String words) {

        static Offset of(String label) {
            Matcher before = OFFSET_BEFORE.matcher(label);
            if (before.find()) {
                String text = before.group(1) == null ? before.group(2) : before.group(1);
                return new Offset(
                        text,
                        UtcOffsets.minutes(text),
                        label.substring(before.end()).strip());
            }
            Matcher behind = OFFSET_BEHIND.matcher(label);
            if (behind.find() && behind.start() > 0) {
                String text = behind.group(1);
                return new Offset(
                        text,
                        UtcOffsets.minutes(text),
                        label.substring(0, behind.start()).strip());
            }
            boolean alone = UtcOffsets.find(label).isPresent();
            return new Offset(alone ? label : null, null, alone ? "" : label);
        }
    }

    private static @Nullable String named(String words, @Nullable Integer minutes, @Nullable String country) {
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
        for (String part : parts) {
            String place = place(part, minutes != null, country);
            if (place != null) {
                return place;
            }
        }
        return byParts(words, parts, minutes, country);
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
            found = place(words, minutes != null, country);
        }
        return found == null ? ZoneLabels.longName(words, country) : found;
    }

    /** Windows writes an offset before its names, Rails may do so. */
    private static @Nullable String place(String words, boolean offset, @Nullable String country) {
        String windowsId = ZoneLabels.windowsId(words);
        String windows =
                windowsId == null ? null : TimeZones.windows(windowsId, country).orElse(null);
        String rails = ZoneLabels.rails(words);
        if (offset ? windows != null : rails == null) {
            return windows == null ? ZoneLabels.city(words) : windows;
        }
        return rails == null ? ZoneLabels.city(words) : rails;
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
                return found;
            }
        }
        return null;
    }
}
