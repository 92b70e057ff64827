package dev.contactenricher.country;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which order a country's addresses in an East Asian script are written, and how its postal code looks. */
public record EastAsianOrder(String country, Pattern code, Pattern parts) {

    /** Prefecture; city, ward, or county with town or village (Japan Post). */
    private static final EastAsianOrder JAPANESE = new EastAsianOrder(
            "JP",
            Pattern.compile("〒?\\s*\\d{3}[-－ー‐−]?\\d{4}"),
            Pattern.compile(
                    "(?<state>東京都|北海道|(?:京都|大阪)府|[^\\s\\d]{2,3}県)?\\s*"
                            + "(?<city>[^\\s\\d]{1,5}?郡[^\\s\\d]{1,5}?[町村]|[^\\s\\d]{1,6}?市[^\\s\\d]{1,4}?区|[^\\s\\d]{1,6}?[市区町村])\\s*(?<street>.*)"));

    /** Province or autonomous region; city. A municipality is a city. */
    private static final EastAsianOrder CHINESE = new EastAsianOrder(
            "CN",
            Pattern.compile("\\d{6}"),
            Pattern.compile(
                    "(?<state>[^\\s\\d]{2,7}?(?:省|自治区|自治區|特别行政区))?\\s*(?<city>[^\\s\\d]{1,9}?(?:市|自治州|地区|盟))\\s*(?<street>.*)"));

    private static final EastAsianOrder TAIWANESE = new EastAsianOrder(
            "TW",
            Pattern.compile("\\d{3}(?:\\d{2,3})?"),
            Pattern.compile("(?<state>台灣省|臺灣省)?\\s*(?<city>[^\\s\\d]{2}[市縣])\\s*(?<street>.*)"));

    /** Province; special or other city, or county. */
    private static final EastAsianOrder KOREAN = new EastAsianOrder(
            "KR",
            Pattern.compile("\\d{5}|\\d{3}-\\d{3}"),
            Pattern.compile("(?<state>\\S{1,6}도|(?:경기|강원|[충전][북남]|경[북남]|제주)(?= ))?\\s*"
                    + "(?<city>\\S{1,7}?(?:특별자치시|특별시|광역시|시|군)|서울|부산|대구|인천|광주|대전|울산|세종)\\s+(?<street>.*)"));

    /** What lies in a city that is a country of its own is a district or a street. */
    private static final EastAsianOrder CITY_STATE = new EastAsianOrder(
            "HK",
            Pattern.compile("(?!)"),
            Pattern.compile("(?:特別行政區|特别行政区)?(?<state>香港島|香港岛|九龍|九龙|新界)?\\s*(?<city>)(?<street>.*)"));

    private static final Pattern JAPANESE_SIGNS = Pattern.compile("[〒ぁ-ヿ]|[都道府県].{0,12}[市区町村]|丁目|番地");
    private static final Pattern TRADITIONAL = Pattern.compile("[縣區號樓]|台[灣北中南東]|臺");

    /** The order of the country's own addresses, or that which the text's script and words speak for; null for another country. */
    public static @Nullable EastAsianOrder of(@Nullable String country, String text) {
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
}
