package dev.contactenricher.address;

import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.EastAsianOrder;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses in the scripts of China, Japan and Korea, which go from the large to the small and need neither commas nor
 * spaces: country, postal code, province or prefecture, city, and the rest. The code may stand at either end.
 */
final class EastAsianAddress {

    private static final Pattern HONG_KONG = Pattern.compile("九龍|九龙|新界");
    private static final Pattern CODE_AT_END = Pattern.compile("(?<=[^\\d-])\\s*〒?\\s*\\d{3}(?:-?\\d{2,4})?$");
    private static final Map<String, String> CITIES = Map.of("HK", "香港", "MO", "澳門");

    /** The mark of a Korean postal code: 우 stands for the post. */
    private static final Pattern KOREAN_MARK = Pattern.compile("\\(?우(?:편번호)?\\s?[):]?(?=\\s?\\d{5}\\b)");

    private static final Pattern PROVINCE = Pattern.compile("[^\\s\\d]{2,7}?(?:省|自治区)\\s*");
    private static final Set<String> CHINESE = Set.of("CN", "TW");
    private static final int LONGEST_CITY = 4;

    /** {@code (06236)}. */
    private static final Pattern BRACKETED_CODE = Pattern.compile("\\((\\d{5})\\)");

    private static final int LONGEST_COUNTRY = 5;
    private static final int SHORTEST = 2;

    private EastAsianAddress() {}

    /** Takes all of the address apart, or nothing: true when it did. */
    static boolean read(AddressDraft draft, @Nullable String given) {
        if (draft.before.stream().noneMatch(EastAsianAddress::isEastAsian)) {
            return false;
        }
        String whole = KOREAN_MARK
                .matcher(BRACKETED_CODE.matcher(String.join(" ", draft.before)).replaceAll("$1"))
                .replaceAll("");
        String named = null;
        for (String country : List.of("CN", "JP", "KR", "TW", "HK", "MO")) {
            String rest = withoutCountry(whole, country);
            if (rest != null) {
                named = country;
                whole = rest;
            }
        }
        if (named == null && given == null && HONG_KONG.matcher(whole).lookingAt()) {
            named = "HK";
        }
        EastAsianOrder order = EastAsianOrder.of(named != null ? named : given, whole);
        return order != null && take(draft, order, whole, named);
    }

    /** The country whose script and words a city and its surroundings are written in, or null. */
    static @Nullable String countryOf(@Nullable String city, @Nullable String street, @Nullable String state) {
        String whole =
                String.join("", state == null ? "" : state, city == null ? "" : city, street == null ? "" : street);
        EastAsianOrder order = city == null || whole.length() > AddressReader.MAX_TEXT || !isEastAsian(city)
                ? null
                : EastAsianOrder.of(null, whole);
        return order != null && order.parts().matcher(city + " ").matches() ? order.country() : null;
    }

    private static boolean take(AddressDraft draft, EastAsianOrder order, String whole, @Nullable String named) {
        Matcher code = order.code().matcher(Words.withAsciiDigits(whole));
        String rest = whole;
        if (code.lookingAt()) {
            rest = whole.substring(code.end());
        } else {
            Matcher last = CODE_AT_END.matcher(whole);
            boolean found =
                    last.find() && order.code().matcher(last.group().strip()).matches();
            rest = found ? whole.substring(0, last.start()) : whole;
        }
        String codeText = code.lookingAt() ? code.group() : whole.substring(rest.length());
        Matcher parts = order.parts().matcher(withMark(Words.trim(rest.strip()), order.country()));
        if (!parts.matches()) {
            return false;
        }
        String postal = codeText.replace("〒", "").strip();
        draft.country = named != null ? named : order.country();
        draft.postalCode = postal.isEmpty()
                ? null
                : PostalCodes.customary(order.country(), postal).orElse(postal);
        draft.state = parts.group("state");
        String city = parts.group("city");
        draft.city = city.isEmpty()
                ? CITIES.get(draft.country)
                : whole.contains(city) ? city : city.substring(0, city.length() - 1);
        String street = Words.trim(parts.group("street").strip());
        draft.street = street.isEmpty() ? null : street;
        draft.before.clear();
        return true;
    }

    /** {@code 江苏省苏州工业园区}, {@code 北京朝阳区}: a known city without the word for it gets one, to be found by it. */
    private static String withMark(String text, String country) {
        Matcher province = PROVINCE.matcher(text);
        int start = province.lookingAt() ? province.end() : 0;
        for (int length = 2; CHINESE.contains(country) && length <= LONGEST_CITY; length++) {
            int end = start + length;
            if (end < text.length() && "市縣县".indexOf(text.charAt(end)) >= 0) {
                return text;
            }
            if (end + 1 < text.length() && Places.isPlace(country, text.substring(start, end))) {
                return text.substring(0, end) + "市" + text.substring(end);
            }
        }
        return text;
    }

    /** The rest when the text begins or ends with the country's name in such a script, else null. */
    private static @Nullable String withoutCountry(String text, String country) {
        for (int length = 2; length <= Math.min(LONGEST_COUNTRY, text.length() - SHORTEST); length++) {
            String first = text.substring(0, length);
            if (isEastAsian(first) && country.equals(CountryNames.find(first.strip()))) {
                return Words.trim(text.substring(length).strip());
            }
            String last = text.substring(text.length() - length);
            if (isEastAsian(last) && country.equals(CountryNames.find(last.strip()))) {
                return Words.trim(text.substring(0, text.length() - length).strip());
            }
        }
        return null;
    }

    private static boolean isEastAsian(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x3005 && c <= 0x9FFF || c >= 0xAC00 && c <= 0xD7A3) {
                return true;
            }
        }
        return false;
    }
}
