package dev.contactenricher.address;

import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses in Cyrillic script that go from the large to the small, as the post offices of Russia and its neighbours
 * taught for decades: code, region, town, street. Their words for each part make the order free.
 */
final class CyrillicAddress {

    /** {@code г. Москва}, {@code м. Київ}, {@code гр. София}. */
    private static final Pattern CITY =
            Pattern.compile("(?:^|[,;\\n] ?)(?:\\d{4,6},? )?(?:г|гор|гр|м)\\.\\s?(\\p{Lu}[\\p{IsCyrillic} -]+)");

    /** {@code с. Гнідин}, {@code пос. Лесной}, {@code станица Каневская}. */
    private static final Pattern VILLAGE =
            Pattern.compile("(?:(?:с|п|пос|пгт|смт|дер|х|ст-ца|аг|к\\.п)\\.|село|посёлок|поселок"
                    + "|селище|деревня|станица|хутор|аул|город|місто|град|пгт|смт) ?\\p{Lu}[\\p{IsCyrillic} -]+");

    private static final Pattern REGION = Pattern.compile(
            "(?iu).*(?:область|обл\\.?| край|республика|респ\\.|автономн(?:ый|ая) (?:округ|область)|вобл\\.?).*");

    private static final int SHORTEST_CODE = 4;

    private CyrillicAddress() {}

    /** The town that its mark tells, or null. */
    private static @Nullable String town(String text) {
        Matcher city = CITY.matcher(text);
        return city.find() ? Words.trim(city.group(1).strip()) : null;
    }

    private static boolean isCyrillic(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x400 && text.charAt(i) < 0x530) {
                return true;
            }
        }
        return false;
    }

    /** Takes all of the address apart, or nothing: true when it did. */
    static boolean read(AddressDraft draft, String country, String text) {
        if (!isCyrillic(text)) {
            return false;
        }
        String marked = town(text);
        List<String> rest = new ArrayList<>(draft.before);
        String code = takeCode(rest, country);
        String region = null;
        for (String segment : rest) {
            if (REGION.matcher(segment).matches() && !segment.equals(marked)) {
                region = segment;
            }
        }
        rest.remove(region);
        String town =
                town(rest, country, marked, code != null && text.stripLeading().startsWith(code));
        if (town == null) {
            return false;
        }
        rest.remove(town);
        draft.postalCode = code;
        draft.state = region == null ? null : Subdivisions.customary(country, region);
        draft.city = town;
        draft.street = rest.isEmpty() ? null : String.join(", ", rest);
        draft.before.clear();
        return true;
    }

    /** The code is a segment, or begins or ends one: {@code 720001 Бишкек}, {@code Пловдив 4000}. */
    private static @Nullable String takeCode(List<String> segments, String country) {
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            int space = segment.indexOf(' ');
            String first = space < 0 ? segment : segment.substring(0, space);
            String last = segment.substring(segment.lastIndexOf(' ') + 1);
            String word = isCode(first, country) ? first : isCode(last, country) ? last : null;
            if (word != null) {
                segments.set(
                        i,
                        Words.trim(
                                word.equals(first)
                                        ? segment.substring(first.length())
                                        : segment.substring(0, segment.length() - last.length())));
                segments.removeIf(String::isEmpty);
                return word;
            }
        }
        return null;
    }

    private static boolean isCode(String word, String country) {
        return Words.digits(word) >= SHORTEST_CODE
                && PostalCodes.customary(country, word).isPresent();
    }

    /** @param codeFirst whether the address begins with its code, behind which its town stands, or its region and its town */
    private static @Nullable String town(
            List<String> rest, String country, @Nullable String marked, boolean codeFirst) {
        if (marked != null && rest.contains(marked)) {
            return marked;
        }
        for (String segment : rest) {
            if (VILLAGE.matcher(segment).matches()) {
                return segment;
            }
        }
        boolean first = rest.size() > 1
                && !Words.hasDigit(rest.getFirst())
                && (codeFirst && !StreetWords.isStreet(rest.getFirst()) || Places.isPlace(country, rest.getFirst()));
        return first ? rest.getFirst() : null;
    }
}
