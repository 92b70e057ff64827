package dev.contactenricher.address;

import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses in the scripts of China, Japan and Korea, which go from the large to the small and need neither commas nor
 * spaces: country, postal code, province or prefecture, city, and the rest. The code may stand at either end.
 */
final class EastAsianAddress {

    private record Order(String country, Pattern code, Pattern parts) {}

    /** Prefecture; city, ward, or county with town or village (Japan Post). */
    private static final Order JAPANESE = new Order(
            "JP",
            Pattern.compile("〒?\\s*\\d{3}[-－ー‐−]?\\d{4}"),
            Pattern.compile(
                    "(?<state>東京都|北海道|(?:京都|大阪)府|[^\\s\\d]{2,3}県)?\\s*"
                            + "(?<city>[^\\s\\d]{1,5}?郡[^\\s\\d]{1,5}?[町村]|[^\\s\\d]{1,6}?市[^\\s\\d]{1,4}?区|[^\\s\\d]{1,6}?[市区町村])\\s*(?<street>.*)"));

    /** Province or autonomous region; city. A municipality is a city. */
    private static final Order CHINESE = new Order(
            "CN",
            Pattern.compile("\\d{6}"),
            Pattern.compile(
                    "(?<state>[^\\s\\d]{2,7}?(?:省|自治区|自治區|特别行政区))?\\s*(?<city>[^\\s\\d]{1,9}?(?:市|自治州|地区|盟))\\s*(?<street>.*)"));

    private static final Order TAIWANESE = new Order(
            "TW",
            Pattern.compile("\\d{3}(?:\\d{2,3})?"),
            Pattern.compile("(?<state>台灣省|臺灣省)?\\s*(?<city>[^\\s\\d]{2}[市縣])\\s*(?<street>.*)"));

    /** Province; special or other city, or county. */
    private static final Order KOREAN = new Order(
            "KR",
            Pattern.compile("\\d{5}|\\d{3}-\\d{3}"),
            Pattern.compile("(?<state>\\S{1,6}도)?\\s*(?<city>\\S{1,7}?(?:특별자치시|특별시|광역시|시|군))\\s+(?<street>.*)"));

    /** What lies in a city that is a country of its own is a district or a street. */
    private static final Order CITY_STATE = new Order(
            "HK",
            Pattern.compile("(?!)"),
            Pattern.compile("(?:特別行政區|特别行政区)?(?<state>香港島|香港岛|九龍|九龙|新界)?\\s*(?<city>)(?<street>.*)"));

    private static final Pattern HONG_KONG = Pattern.compile("九龍|九龙|新界");
    private static final Pattern JAPANESE_SIGNS = Pattern.compile("[〒ぁ-ヿ]|[都道府県].{0,12}[市区町村]|丁目|番地");
    private static final Pattern TRADITIONAL = Pattern.compile("[縣區號樓]|台[灣北中南東]|臺");
    private static final Pattern CODE_AT_END = Pattern.compile("(?<=[^\\d-])\\s*〒?\\s*\\d{3}(?:-?\\d{2,4})?$");
    private static final Map<String, String> CITIES = Map.of("HK", "香港", "MO", "澳門");

    /** The mark of a Korean postal code: 우 stands for the post. */
    private static final Pattern KOREAN_MARK = Pattern.compile("\\(?우(?:편번호)?\\s?[):]?(?=\\s?\\d{5}\\b)");

    private static final int SHORTEST = 5;

    private EastAsianAddress() {}

    /** Takes all of the address apart, or nothing: true when it did. */
    static boolean read(AddressDraft draft, @Nullable String given) {
        if (draft.before.stream().noneMatch(EastAsianAddress::isEastAsian)) {
            return false;
        }
        String whole = KOREAN_MARK.matcher(String.join(" ", draft.before)).replaceAll("");
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
        Order order = order(named != null ? named : given, whole);
        return order != null && take(draft, order, whole, named);
    }

    /** The country whose script and words a city and its surroundings are written in, or null. */
    static @Nullable String countryOf(@Nullable String city, @Nullable String street, @Nullable String state) {
        String whole =
                String.join("", state == null ? "" : state, city == null ? "" : city, street == null ? "" : street);
        Order order = city == null || whole.length() > AddressReader.MAX_TEXT || !isEastAsian(city)
                ? null
                : order(null, whole);
        return order != null && order.parts.matcher(city + " ").matches() ? order.country : null;
    }

    private static boolean take(AddressDraft draft, Order order, String whole, @Nullable String named) {
        Matcher code = order.code.matcher(Words.withAsciiDigits(whole));
        String rest = whole;
        if (code.lookingAt()) {
            rest = whole.substring(code.end());
        } else {
            Matcher last = CODE_AT_END.matcher(whole);
            boolean found =
                    last.find() && order.code.matcher(last.group().strip()).matches();
            rest = found ? whole.substring(0, last.start()) : whole;
        }
        String codeText = code.lookingAt() ? code.group() : whole.substring(rest.length());
        Matcher parts = order.parts.matcher(Words.trim(rest.strip()));
        if (!parts.matches()) {
            return false;
        }
        String postal = codeText.replace("〒", "").strip();
        draft.country = named != null ? named : order.country;
        draft.postalCode = postal.isEmpty()
                ? null
                : PostalCodes.customary(order.country, postal).orElse(postal);
        draft.state = parts.group("state");
        String city = parts.group("city");
        draft.city = city.isEmpty() ? CITIES.get(draft.country) : city;
        String street = Words.trim(parts.group("street").strip());
        draft.street = street.isEmpty() ? null : street;
        draft.before.clear();
        return true;
    }

    private static @Nullable Order order(@Nullable String country, String text) {
        if (country != null) {
            return switch (country) {
                case "JP" -> JAPANESE;
                case "CN" -> CHINESE;
                case "TW" -> TAIWANESE;
                case "KR" -> KOREAN;
                case "HK", "MO" -> CITY_STATE;
                default -> null;
            };
        }
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)) {
            return KOREAN;
        }
        if (JAPANESE_SIGNS.matcher(text).find()) {
            return JAPANESE;
        }
        return TRADITIONAL.matcher(text).find() ? TAIWANESE : CHINESE;
    }

    /** The rest when the text begins or ends with the country's name in such a script, else null. */
    private static @Nullable String withoutCountry(String text, String country) {
        for (int length = 2; length <= Math.min(SHORTEST, text.length() - SHORTEST); length++) {
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
