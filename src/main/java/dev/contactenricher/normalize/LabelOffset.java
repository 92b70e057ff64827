package dev.contactenricher.normalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The offset in the label of a time zone.
 *
 * @param words what stands beside the offset
 * @param minutes east of Greenwich, or null where there is no offset
 */
record LabelOffset(@Nullable String text, @Nullable Integer minutes, String words) {

    static final Pattern BEFORE = Pattern.compile(
            "^[(\\[]?\\s?((?:UTC|GMT)\\s?(?:[+\u2212\u00B1-]\\s?\\d{1,2}(?::?\\d{2}|[.,]\\d{1,2})?)?|[+\u2212-]\\d{1,2}:?\\d{2})\\s?[)\\]]?[\\s:,–-]+(?=\\S)|^[(\\[]((?:UTC|GMT)?\\s?(?:[+\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)?)[)\\]](?=\\p{L})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEHIND = Pattern.compile(
            "[\\s,:–-]+[(\\[]?((?:UTC|GMT)\\s?(?:[+\u2212\u00B1-]\\s?\\d{1,2}(?::?\\d{2}|[.,]\\d{1,2})?)?|[+\u2212-]\\d{1,2}:\\d{2})[)\\]]?$",
            Pattern.CASE_INSENSITIVE);

    static LabelOffset of(String label) {
        Matcher before = BEFORE.matcher(label);
        if (before.find()) {
            String text = before.group(1) == null ? before.group(2) : before.group(1);
            return new LabelOffset(
                    text,
                    UtcOffsets.minutes(text),
                    label.substring(before.end()).strip());
        }
        Matcher behind = BEHIND.matcher(label);
        if (behind.find() && behind.start() > 0) {
            String text = behind.group(1);
            return new LabelOffset(
                    text,
                    UtcOffsets.minutes(text),
                    label.substring(0, behind.start()).strip());
        }
        boolean alone = UtcOffsets.find(label).isPresent();
        return new LabelOffset(alone ? label : null, null, alone ? "" : label);
    }
}
