package dev.contactenricher.address;

import dev.contactenricher.country.Countries;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalLabels;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides an address where its writer did: at marks, dashes, brackets, and at what a script's own words begin. */
final class Segments {

    private static final Pattern BETWEEN_SEGMENTS =
            Pattern.compile("\\s*[,;\\n،，、；|•]\\s*| · | [-–] (?=\\d{4,5}\\b)|(?<= \\d{4,5}) [-–] ");
    /** What divides segments where there is no dash. */
    private static final Pattern MARK = Pattern.compile(" ?[,;\\n،，、；|•]\\s*| · ");

    private static final Pattern BRACKETED_END = Pattern.compile("(.*\\S)\\s*\\(([^()]{2,40})\\)");

    /** {@code Rua A, 100 - Centro - Curitiba - PR}: one dash may join the two names of a town, several divide. */
    private static final Pattern SEVERAL_DASHES = Pattern.compile(" [-–—] [^\\n]* [-–—] ");

    private static final Pattern WITH_DASHES = Pattern.compile(BETWEEN_SEGMENTS.pattern() + "| [-–—] ");

    /** The mark of a town: {@code г. Москва}, {@code м. Київ}, {@code гр. София}. */
    private static final Pattern CYRILLIC_TOWN = Pattern.compile("^(?:г|гор|гр|м)\\.\\s?(?=\\p{Lu})");

    /** Sub-district, district and province, by their names and signs. */
    private static final Pattern BEFORE_THAI_PART =
            Pattern.compile("(?<=\\S) +(?=(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|กรุงเทพ)|(?:ต|อ|จ)\\.)");

    private static final Pattern BEHIND_THAI_DISTRICT =
            Pattern.compile("((?:อำเภอ|เขต|อ\\.) ?[\\u0E00-\\u0E7F]+) (?=\\S)");
    /** {@code Seoul (07330)}. */
    private static final Pattern BRACKETED_CODE = Pattern.compile(" ?\\((\\d{4,6})\\) ?");
    /** {@code S(048616)}: how Singapore's code is written in Singapore. */
    private static final Pattern SINGAPORE = Pattern.compile("[ ,\\n]+S ?\\((\\d{6})\\)");

    /** {@code 34423 - 3012} at the end of a part. */
    private static final Pattern SPACED_CODE = Pattern.compile("(?<!\\d)(\\d{5}) [-–] (\\d{4})(?=\\s*(?:[,;\\n]|$))");

    /** {@code D - 20095 Hamburg}. */
    private static final Pattern SPACED_MARK =
            Pattern.compile("(^|[,;\\n] ?)(D|A|CH|F|I|B|L|DK|FI|SE|N|NL|PL|CZ|SK|HR|SI) [-–] (?=\\d{4,5} \\p{L})");

    /** {@code São Paulo/SP}. */
    private static final Pattern BEFORE_STATE = Pattern.compile("(.*\\S) ?/ ?([A-Z]{2})");

    private static final Pattern BEFORE_COUNTRY = Pattern.compile("(.*\\S) [-–—] ([^\\d,-]{2,60})");

    /** Where people put the part of the country in brackets, behind the town. */
    private static final List<String> WITH_PARTS = List.of(
            "US", "CA", "AU", "GB", "IE", "ES", "IT", "FR", "DE", "AT", "CH", "BE", "NL", "PT", "MX", "BR", "IN");

    private Segments() {}

    static List<String> of(String text) {
        List<String> segments = new ArrayList<>();
        String lines = divided(PostalLabels.removed(Text.lines(text)));
        for (String part : split(lines)) {
            String segment = CYRILLIC_TOWN.matcher(part).replaceFirst("");
            Matcher bracketed = segment.endsWith(")") ? BRACKETED_END.matcher(segment) : null;
            if (bracketed != null
                    && bracketed.matches()
                    && CountryNames.find(segment) == null
                    && isPartOrCountry(bracketed.group(2))) {
                segments.add(Words.trim(bracketed.group(1)));
                segments.add(Words.trim(bracketed.group(2)));
            } else {
                segments.add(Words.trim(segment));
            }
        }
        segments.removeIf(Placeholders::isNoPlace);
        divideBeforeCountry(segments);
        return segments;
    }

    /** {@code ตำบล… อำเภอ… นนทบุรี}, {@code Singapore (048616)}: what no mark divides, though its words do. */
    private static String divided(String lines) {
        String parts = lines;
        if (lines.indexOf('(') >= 0) {
            parts = SINGAPORE.matcher(parts).replaceAll(", Singapore $1");
            parts = BRACKETED_CODE.matcher(parts).replaceAll(" $1 ").strip();
        }
        if (hasDash(lines)) {
            parts = SPACED_MARK
                    .matcher(SPACED_CODE.matcher(parts).replaceAll("$1-$2"))
                    .replaceAll("$1$2-");
        }
        return Words.isAll(lines, c -> c <= 0x0E00 || c >= 0x0E80)
                ? parts
                : BEFORE_THAI_PART
                        .matcher(BEHIND_THAI_DISTRICT.matcher(parts).replaceAll("$1, "))
                        .replaceAll(", ");
    }

    private static String[] split(String lines) {
        if (hasDash(lines)) {
            return (SEVERAL_DASHES.matcher(lines).find() ? WITH_DASHES : BETWEEN_SEGMENTS).split(lines);
        }
        return MARK.split(lines);
    }

    private static boolean hasDash(String text) {
        return text.contains(" - ") || text.contains(" – ") || text.contains(" — ");
    }

    /** {@code 10121 Torino (TO) - Italia}. */
    private static void divideBeforeCountry(List<String> segments) {
        String last = segments.isEmpty() ? "" : segments.getLast();
        Matcher state = BEFORE_STATE.matcher(last.indexOf('/') > 0 ? last : "");
        if (state.matches() && isPlaceWithState(state.group(1), state.group(2))) {
            segments.removeLast();
            segments.add(state.group(1));
            segments.add(state.group(2));
            return;
        }
        Matcher country = BEFORE_COUNTRY.matcher(last);
        if (hasDash(last)
                && country.matches()
                && (CountryNames.find(country.group(2)) != null
                        || isPlaceWithState(country.group(1), country.group(2)))) {
            segments.removeLast();
            segments.addAll(of(country.group(1)));
            segments.add(country.group(2));
        }
    }

    /** {@code Porto Alegre - RS}. */
    private static boolean isPlaceWithState(String town, String state) {
        return state.length() == 2
                && (Words.isUpper(state) || !Words.hasUpper(town))
                && WITH_PARTS.stream()
                        .anyMatch(
                                country -> Subdivisions.find(country, state) != null && Places.isPlace(country, town));
    }

    /** {@code Frankfurt (Oder)} is one name; {@code Milano (MI)}, {@code London (UK)} and {@code Bern (Schweiz)} are two. */
    private static boolean isPartOrCountry(String text) {
        return text.length() <= 3 && Words.isUpper(text)
                || Words.hasDigit(text)
                || Countries.find(text).isPresent()
                || WITH_PARTS.stream().anyMatch(country -> Subdivisions.find(country, text) != null);
    }
}
