package dev.contactenricher.text;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates whose month is a word, and times that count to twelve, written with the year first and in figures, as databases
 * have them: {@code Tue, 14 Nov 2023 22:13:20 GMT}, {@code 14. November 2023}, {@code 2023年11月14日 下午10:13}. Two figures
 * whose order nobody knows stay as they are.
 */
public final class WrittenDates {

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "sk", "sl", "hr", "hu", "ro",
            "bg", "el", "et", "lv", "lt", "ga", "mt", "is", "tr", "ru", "uk", "id");

    /** In capitals and small letters alike; a word that is two months' in two languages is none. */
    private static final Map<String, Integer> MONTHS = months();

    private static final String TIME = "(\\d{1,2}:\\d{2}(?::\\d{2})?.*)";
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?:\\p{L}+\\.?,? )?(\\d{1,2})(?:st|nd|rd|th)?[. -]{1,2}(?:de )?([\\p{L}\\p{M}]{3,})[. ,-]{1,2}(?:de )?(\\d{4})(?:,? "
                    + TIME + ")?");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?:\\p{L}+,? )?([\\p{L}\\p{M}]{3,})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:,?(?: at)? " + TIME
                    + ")?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("\\p{L}{3} (\\p{L}{3}) {1,2}(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}) (?:(UTC|GMT) )?(\\d{4})");

    private static final Pattern EAST_ASIAN = Pattern.compile("(\\d{4})[年년] ?(\\d{1,2})[月월] ?(\\d{1,2})[日일]");
    private static final Pattern EAST_ASIAN_TIME =
            Pattern.compile("(\\d{1,2})[时時시] ?(\\d{1,2})[分분](?: ?(\\d{1,2})[秒초])?");
    private static final Pattern DOTS = Pattern.compile("^(\\d{4})\\. ?(\\d{1,2})\\. ?(\\d{1,2})\\.?(?= |$)");
    private static final Pattern HALF_DAY = Pattern.compile(
            "(?:(上午|午前|오전)|(下午|午後|오후))? ?(\\d{1,2}):(\\d{2})(:\\d{2}(?:\\.\\d+)?)?(?: ?(?:(am|a\\.m\\.)|(pm|p\\.m\\.)))?",
            Pattern.CASE_INSENSITIVE);

    /** The ABAP dictionary's time stamps and LDAP's, and those of DB2. */
    private static final Pattern DIGITS = Pattern.compile("(\\d{8})(\\d{6})(?:[.,](\\d{1,9})\\d*)?(Z?)");

    private static final Pattern DOTTED_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[- ](\\d{2})\\.(\\d{2})\\.(\\d{2})(\\.\\d{1,12})?");
    private static final Pattern WORDS_BEHIND = Pattern.compile(" ?\\([\\p{L} ]+\\)$");
    private static final Pattern OFFSET = Pattern.compile("(?<=\\d) ?\\(?(?:UTC|GMT)?([+-])(\\d{1,2})(:?\\d{2})?\\)?$");
    private static final Pattern ZONE = Pattern.compile("(?<=:\\d{2}) ([A-Z][A-Za-z_]+/[A-Za-z_/-]+)$");

    private WrittenDates() {}

    /** With the year first, or null where it cannot be told. */
    public static @Nullable String yearFirst(String written) {
        String text = Words.withAsciiDigits(Text.line(Normalizer.normalize(written, Normalizer.Form.NFKC)));
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            String fraction = digits.group(3) == null ? "" : "." + digits.group(3);
            String time = digits.group(2).replaceAll("(..)(?!$)", "$1:");
            String day = digits.group(1);
            return "%s-%s-%sT%s%s%s"
                    .formatted(
                            day.substring(0, 4),
                            day.substring(4, 6),
                            day.substring(6),
                            time,
                            fraction,
                            digits.group(4));
        }
        text = DOTTED_TIME.matcher(text).replaceAll("$1 $2:$3:$4$5");
        text = EAST_ASIAN_TIME
                .matcher(EAST_ASIAN.matcher(text).replaceAll("$1-$2-$3 "))
                .replaceAll("$1:$2:$3");
        text = DOTS.matcher(text).replaceFirst("$1-$2-$3");
        String named = named(WORDS_BEHIND.matcher(text).replaceFirst(""));
        return named == null ? null : Text.line(zoned(byTheDay(named))).replaceFirst(":$", "");
    }

    private static @Nullable String named(String text) {
        Matcher yearLast = YEAR_LAST.matcher(text);
        if (yearLast.matches()) {
            String zone = yearLast.group(4) == null ? "" : "Z";
            return date(yearLast.group(5), yearLast.group(1), yearLast.group(2), yearLast.group(3) + zone);
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return date(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1), dayFirst.group(4));
        }
        Matcher monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return date(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2), monthFirst.group(4));
        }
        return text;
    }

    private static @Nullable String date(String year, String month, String day, @Nullable String time) {
        Integer number = MONTHS.get(month.toLowerCase(Locale.ROOT));
        return number == null ? null : year + "-" + number + "-" + day + (time == null ? "" : " " + time);
    }

    private static String byTheDay(String text) {
        Matcher half = HALF_DAY.matcher(text);
        if (!half.find()) {
            return text;
        }
        boolean before = half.group(1) != null || half.group(6) != null;
        boolean after = half.group(2) != null || half.group(7) != null;
        int hour = Integer.parseInt(half.group(3));
        if (!before && !after || hour < 1 || hour > 12) {
            return text;
        }
        String seconds = half.group(5) == null ? "" : half.group(5);
        return text.substring(0, half.start()) + " " + (hour % 12 + (after ? 12 : 0)) + ":" + half.group(4) + seconds
                + text.substring(half.end());
    }

    private static String zoned(String text) {
        Matcher offset = text.indexOf(':') < 0 ? null : OFFSET.matcher(text);
        if (offset != null && offset.find()) {
            String minutes = offset.group(3) == null ? "" : offset.group(3);
            String hours = offset.group(2).length() < 2 ? "0" + offset.group(2) : offset.group(2);
            return text.substring(0, offset.start()) + offset.group(1) + hours + minutes;
        }
        return ZONE.matcher(text).replaceFirst("[$1]");
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = month.getDisplayName(style, locale)
                            .toLowerCase(Locale.ROOT)
                            .replace(".", "");
                    Integer other = months.putIfAbsent(name, month.getValue());
                    if (other != null && other != month.getValue()) {
                        ambiguous.add(name);
                    }
                }
            }
        }
        months.keySet().removeAll(ambiguous);
        return Map.copyOf(months);
    }
}
