package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.text.Normalizer;
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
    /** {@code America\\Indiana\\Knox}, {@code America - Manaus}, {@code Europe%2FRome}: another separator than the slash. */
    private static final Pattern OTHER_SLASH =
            Pattern.compile("(?i)\\s?(?:%2F|[\\\\/])\\s?|\\s[-–]\\s|(?<=\\p{L})\\.(?=\\p{L})");

    private static final Pattern HYPHEN = Pattern.compile("(?<=^\\p{L}{4,10})-(?=\\p{L})");
    private static final Pattern TOKENS = Pattern.compile("[\\s()\\[\\],;:\"'|=]+");
    private static final Pattern ALL_BRACKETED = Pattern.compile("^[(\\[]([^()\\[\\]]+)[)\\]]$");

    /** {@code Mon Jan 01 2024 00:00:00 GMT+0100 (…)}, as JavaScript writes a date: what stands before its zone. */
    private static final Pattern SCRIPT_DATE =
            Pattern.compile("^\\p{L}.{10,20} \\d\\d:\\d\\d:\\d\\d (?=GMT[+-]\\d{4}\\b)");

    /** {@code CET-1CEST,M3.5.0,M10.5.0/3}: the zone as POSIX writes it. */
    private static final Pattern POSIX =
            Pattern.compile("(\\p{L}{3,5})[+-]?\\d{1,2}(?::\\d\\d)?\\p{L}{3,5}[\\d:+-]*,[MJ\\d].*");

    private ZoneReader() {}

    /** NFKC in one line, without quotes around it; empty when it is too long to be a zone. */
    static String clean(String raw) {
        if (raw.length() > LONGEST) {
            return "";
        }
        String line = SCRIPT_DATE
                .matcher(Text.line(Normalizer.normalize(raw, Normalizer.Form.NFKC)))
                .replaceFirst("");
        boolean quoted = line.length() > 2
                && line.charAt(0) == line.charAt(line.length() - 1)
                && "\"'`".indexOf(line.charAt(0)) >= 0;
        return quoted ? line.substring(1, line.length() - 1).strip() : line;
    }

    /** The id that a clean text is or holds, or null. */
    static @Nullable String idIn(String text) {
        String whole = TimeZones.id(plain(text));
        if (whole == null) {
            String slashed = OTHER_SLASH.matcher(text).replaceAll("/");
            slashed = slashed.indexOf('/') < 0 ? HYPHEN.matcher(slashed).replaceFirst("/") : slashed;
            whole = slashed.indexOf('/') < 0 ? null : TimeZones.id(slashed);
            whole = whole == null && slashed.indexOf('/') > 0 ? TimeZones.id(slashed.replace('-', '_')) : whole;
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
        return TimeZones.id(LabelOffset.BEFORE.matcher(text).replaceFirst(""));
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

    /** The ICU id, or offset, that a clean text means for a contact of that country (null when unknown). */
    static Optional<String> find(String text, @Nullable String country) {
        String id = idIn(text);
        if (id != null) {
            return Optional.of(id);
        }
        Matcher posix = POSIX.matcher(text);
        if (posix.matches()) {
            return ZoneAbbreviations.find(posix.group(1), null, country);
        }
        LabelOffset offset = LabelOffset.of(text);
        return offset.words().isEmpty()
                ? UtcOffsets.find(text)
                : Optional.ofNullable(ZoneWords.named(
                        ALL_BRACKETED.matcher(offset.words()).replaceAll("$1"), offset.minutes(), country));
    }

    /** The offset in a label whose words mean nothing, or nothing. */
    static Optional<String> offsetIn(String text) {
        LabelOffset offset = LabelOffset.of(text);
        return Optional.ofNullable(offset.text()).flatMap(UtcOffsets::find);
    }
}
