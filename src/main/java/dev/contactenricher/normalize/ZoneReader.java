package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labels of CRMs and desktops for time zones. An id inside of one wins over its words, and words over the offset
 * beside them, which is often that of another season or year. An offset alone stays one.
 */
final class ZoneReader {

    private static final int LONGEST = 120;
    private static final Pattern OTHER_SLASH = Pattern.compile("(?<=^\\p{L}{4,10})[\\\\.-](?=\\p{L})");
    private static final Pattern TOKENS = Pattern.compile("[\\s()\\[\\],;:\"'|=]+");
    private static final Pattern ALL_BRACKETED = Pattern.compile("^[(\\[]([^()\\[\\]]+)[)\\]]$");

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

    /** The ICU id, or offset, that a clean text means for someone of that country (null when unknown). */
    static Optional<String> find(String text, @Nullable String country) {
        String id = idIn(text);
        if (id != null) {
            return Optional.of(id);
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
