package dev.contactenricher.address;

import dev.contactenricher.country.CodesAlone;
import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Forms of postal codes and of what stands with them that one country alone has. */
final class PostalForms {

    private record Form(String country, Pattern pattern) {}

    /** Postal codes that no other country writes so, at the end. */
    private static final List<Form> AT_END = List.of(
            form("GB", "(?i:(?:^|[ ,])(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLN-UW-Z]{2})|(?:^|[ ,])BFPO ?\\d{1,4})$"),
            form("CA", "(?i)(?:^|[ ,])[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d$"),
            form("IE", "(?:^|[ ,])[AC-FHKNPRTV-Y]\\d[\\dW] ?[AC-FHKNPRTV-Y\\d]{4}$"),
            form("IE", "(?:^|[ ,])(?i:Dublin),? D(?:\\d\\d|6W)$"),
            form("BR", "(?:^|[ ,])\\d{5}-\\d{3}$"),
            form("AR", "(?:^|[ ,])[A-HJ-NP-Z]\\d{4}[A-Z]{3}$"),
            form(
                    "AU",
                    "(?:^|[ ,])(?:(?i:NSW|VIC|QLD|TAS)|ACT|WA|SA|NT|N\\.S\\.W|A\\.C\\.T|[WS]\\.A|N\\.T)\\.?,? \\d{4}$"),
            form("LV", "(?:^|[ ,])LV-\\d{4}$"),
            form("JP", "〒 ?\\d{3}-?\\d{4}$"),
            form("PL", "(?:^|, )\\d{2}-\\d{3}$"));

    /** The same before the town. */
    private static final List<Form> BEFORE_TOWN = List.of(
            form("NL", "(?:^|[ ,])[1-9]\\d{3} ?(?!SA|SD|SS|L[AE])[A-Z]{2},? ['’]?\\p{L}[\\p{L} '’-]+$"),
            form("PL", "(?:^|[ ,])\\d{2}-\\d{3},? \\p{L}[\\p{L} '’-]+$"),
            form("PT", "(?:^|[ ,])\\d{4}-\\d{3},? \\p{L}[\\p{L} '’-]+$"),
            form("SE", "(?:^|[ ,])(?:SE-)\\d{3} ?\\d{2},? \\p{L}[\\p{L} '’-]+$"),
            form("AR", "(?:^|[ ,])[A-HJ-NP-Z]\\d{4}[A-Z]{3},? \\p{L}[\\p{L} .'’-]+$"),
            form("LT", "(?:^|[ ,])LT-\\d{5},? \\p{L}[\\p{L} '’-]+$"),
            form("AX", "(?:^|[ ,])AX-\\d{5},? \\p{L}[\\p{L} '’-]+$"),
            form("MD", "(?:^|[ ,])MD-\\d{4} \\p{L}+$"),
            form("JP", "〒 ?\\d{3}-?\\d{4}"));

    private static final Pattern COMMA = Pattern.compile(" ?, ?");
    private static final Pattern AMERICAN =
            Pattern.compile("(?:^|[ ,])(\\p{L}{2}|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?)\\.?,? (\\d{5})(?:-\\d{4})?$");
    private static final Pattern MARKED = Pattern.compile("(?:^|[ ,])([A-Z]{1,3}-\\d{3,6}(?: \\d{2})?) \\p{L}[^\\d]*$");
    private static final Pattern EUROPEAN = Pattern.compile(
            "(?iu)(?:(?<de>stra(?:ß|ss)e|str\\.|[ -]weg|platz|allee)|\\b(?<fr>rue|chemin|impasse|quai)\\b"
                    + "|\\b(?<it>via|viale|piazza|corso|vicolo)\\b).*[ ,](\\d{5}) (\\p{L}[^\\d]*)$");
    private static final int LONGEST_END = 160;
    private static final int LONGEST_STATE_AND_CODE = 48;
    private static final int LONGEST_CODE = 12;

    /** So near the end is the last digit of any code that ends an address; the farthest is that of {@code D6W ABCD}. */
    private static final int CODE_AT_END = 7;

    private PostalForms() {}

    static @Nullable String countryOf(String text) {
        int digit = lastDigit(text);
        if (digit < 0) {
            return null;
        }
        String end = text.length() > LONGEST_END ? text.substring(text.length() - LONGEST_END) : text;
        String written = COMMA.matcher(end.replace('\n', ',')).replaceAll(", ");
        String line = Words.hasUpper(written) ? written : written.toUpperCase(Locale.ROOT);
        if (text.length() - digit <= CODE_AT_END) {
            return byCodeAtEnd(line);
        }
        boolean houseNumber = digit == 0 || !Character.isDigit(text.charAt(digit - 1));
        return houseNumber ? null : byCodeBeforeTown(line);
    }

    /** The end of the line with the word at the index, and the space before it. */
    private static String wordsFrom(String line, int index) {
        return line.substring(index <= 0 ? 0 : Math.max(0, line.lastIndexOf(' ', index)));
    }

    private static int lastDigit(String text) {
        int i = text.length() - 1;
        while (i >= 0 && !Character.isDigit(text.charAt(i))) {
            i--;
        }
        return i;
    }

    private static @Nullable String byCodeAtEnd(String line) {
        String end = wordsFrom(line, line.length() - LONGEST_STATE_AND_CODE);
        Matcher american = AMERICAN.matcher(end);
        for (int from = 0; american.find(from); from = american.start(1) + 1) {
            Subdivision state = Subdivisions.find("US", american.group(1));
            if (state != null && state.mayHave(american.group(2))) {
                return "US";
            }
        }
        String country = firstOf(AT_END, end);
        return country != null ? country : byCodeBeforeTown(line);
    }

    private static @Nullable String byCodeBeforeTown(String line) {
        if (Character.isDigit(line.charAt(line.length() - 1))) {
            return null;
        }
        int digit = lastDigit(line);
        String end = wordsFrom(line, digit - LONGEST_CODE);
        String country = firstOf(BEFORE_TOWN, end);
        if (country != null) {
            return country;
        }
        Matcher marked = MARKED.matcher(end);
        if (marked.find()) {
            return CodesAlone.countryOf(marked.group(1));
        }
        Matcher european = EUROPEAN.matcher(line);
        if (european.find() && !CodeWithTown.isOfKnownCityAbroad(european.group(5), european.group(4))) {
            return european.group("de") != null ? "DE" : european.group("fr") != null ? "FR" : "IT";
        }
        return null;
    }

    private static @Nullable String firstOf(List<Form> forms, String line) {
        for (Form form : forms) {
            if (form.pattern.matcher(line).find()) {
                return form.country;
            }
        }
        return null;
    }

    private static Form form(String country, String pattern) {
        return new Form(country, Pattern.compile(pattern));
    }
}
