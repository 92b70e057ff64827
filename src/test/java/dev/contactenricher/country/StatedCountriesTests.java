package dev.contactenricher.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CRM writes for a country, and which country that is. */
class StatedCountriesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE\u00a0",
                "\ufeffDE",
                "D\u200bE",
                "DE.",
                "de ",
                "276.0",
                "276,00",
                "ＤＥ",
                "\ud83c\udde9\ud83c\uddea",
                "\ud83c\udde9\ud83c\uddea Germany",
                "Germany (+49)",
                "Germany +49",
                "+49",
                "Germany (49)",
                "D.E.",
                "\"Germany\"",
                "Germany*",
                "Germany,",
                "Germnay",
                "Germny",
                "Gemany",
                "Germanyy",
                "Grmany",
                "Deutschlnd",
                "Deutschand",
                "DEUTSCHLAND",
                "Bundesrepublik Deutschland",
                "Federal Republic of Germany",
                "Germany / Deutschland",
                "Germany - DE",
                "DE (Germany)",
                "Munich, Germany",
                "Germany, EU",
                "GER",
                "D",
                "Niemcy",
                "Німеччина",
                "जर्मनी",
                "ألمانيا",
                "المانيا",
                "DDR",
                "West Germany"
            })
    void germanyIsReadInWhateverWrapping(String text) {
        assertThat(StatedCountries.of(text)).isEqualTo(new Named("DE"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ã–sterreich, AT",
        "Oesterreich, AT",
        "Grand-Duché de Luxembourg, LU",
        "Grand Duchy of Luxembourg, LU",
        "Великобританія, GB",
        "Fuerstentum Liechtenstein, LI",
        "SUI, CH",
        "NED, NL",
        "ROM, RO",
        "Frnace, FR",
        "Swizterland, CH",
        "Nederlnad, NL",
        "Portgual, PT",
        "'Korea, Rep.', KR",
        "'Korea, Dem. People''s Rep.', KP",
        "'Congo, Dem. Rep.', CD",
        "Congo (DR), CD",
        "Democratische Volksrepubliek Algerije, DZ",
        "'Egypt, Arab Rep.', EG",
        "Lao PDR, LA",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿, GB",
        "'UK, Europe', GB",
        "'Hong Kong SAR, China', HK",
        "S. Sudan, SS",
        "S. Africa, ZA",
        "W. Sahara, EH",
        "Am. Samoa, AS",
        "Fr. Polynesia, PF",
        "Solomon Is., SB",
        "臺灣, TW",
        "РФ, RU",
        "WLS, GB",
        "+64, NZ",
        "+92, PK",
        "+44, GB",
        "(+47), NO",
        "Nippon, JP",
        "Ceylon, LK"
    })
    void othersAreToo(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    /** Official names in the country's own language, articles, and what people abbreviate. */
    @ParameterizedTest
    @CsvSource({
        "Қазақстан Республикасы,KZ",
        "Azərbaycan Respublikası,AZ",
        "O'zbekiston Respublikasi,UZ",
        "Հայաստանի Հանրապետություն,AM",
        "Ελλάς,GR",
        "Republika e Kosovës,XK",
        "المملكة المغربية,MA",
        "جمهورية مصر العربية,EG",
        "République Tunisienne,TN",
        "Slovenská republika,SK",
        "Le Royaume-Uni,GB",
        "Os Estados Unidos,US",
        "UK of GB and NI,GB",
        "EAU,AE",
        "ČR,CZ",
        "Rep. Dom.,DO",
        "Bosnia & Herz.,BA"
    })
    void namesThatNoListOfCountriesHasAreReadToo(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "n/a", "N/A", "unknown", "Other", "null", "none", "-", "--", "?", "(none)", "\u00a0", "#N/A",
                "not set"
            })
    void placeholdersSayNothing(String text) {
        assertThat(StatedCountries.of(text)).isInstanceOf(Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Atlantis",
                "XX-YY",
                "Q7",
                "France, Germany",
                "Austrlia/Austria",
                "abc",
                "Main Street 5",
                "49151",
                "Austrlia",
                "Irak Iran"
            })
    void whatCannotBeReadSurelyIsDoubt(String text) {
        assertThat(StatedCountries.of(text)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe, 150",
        "EU, EU",
        "EMEA, EMEA",
        "DACH, DACH",
        "Scandinavia, NORDIC",
        "LATAM, 419",
        "APAC, 142",
        "Worldwide, 001"
    })
    void partsOfTheWorldAreNoCountries(String text, String code) {
        assertThat(StatedCountries.of(text)).isEqualTo(new Region(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IC|ES",
                "EA|ES",
                "ES-CN|ES",
                "Canary Islands|ES",
                "Canarias|ES",
                "Islas Canarias|ES",
                "Kanarische Inseln|ES",
                "Canary Islands, Spain|ES",
                "France (Guadeloupe)|GP",
                "Finland (Åland)|AX",
                "Germany, EU|DE",
                "French Antilles|FR",
                "England and Wales|GB",
                "Kanalinseln|GB",
                "IOM|IM",
                "Spain (Canary Islands)|ES",
                "Ceuta|ES",
                "Melilla|ES",
                "Ceuta y Melilla|ES",
                "Balearics|ES",
                "Mallorca|ES",
                "Azores|PT",
                "Açores|PT",
                "Madeira|PT",
                "Corsica|FR",
                "Corse|FR",
                "FR-20R|FR",
                "FX|FR",
                "Guyane|GF",
                "Guyane française|GF",
                "French Guiana|GF",
                "FR-GF|GF",
                "Réunion|RE",
                "La Réunion|RE",
                "Reunion|RE",
                "Réunion, France|RE",
                "Guadeloupe|GP",
                "Guadeloupe (France)|GP",
                "Martinique|MQ",
                "Mayotte|YT",
                "Saint-Martin|MF",
                "Saint Martin|MF",
                "St. Barths|BL",
                "Åland|AX",
                "Aland Islands|AX",
                "Northern Ireland|GB",
                "Scotland|GB",
                "Scotland, UK|GB",
                "England|GB",
                "Wales|GB",
                "GB-NIR|GB",
                "XI|GB",
                "Gibraltar|GI",
                "Channel Islands|GB",
                "Sark|GG",
                "Sicily|IT",
                "Südtirol|IT",
                "Crete|GR",
                "Svalbard|SJ",
                "Northern Cyprus|CY",
                "Bayern|DE",
                "Bavaria, Germany|DE",
                "DE - Deutschland|DE"
            })
    void partsOfCountriesWhereTheGdprAppliesAreThoseCountries(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia|GE",
                "Georgia, USA|US",
                "California|US",
                "Ontario, Canada|CA",
                "NL-AW|AW",
                "US-PR|PR",
                "Puerto Rico, USA|PR",
                "Guyana|GY",
                "Guinea|GN",
                "Grenada|GD",
                "Luxembourg|LU",
                "Sint Maarten|SX"
            })
    void partsOfOthersAreTheirs(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "Limburg", "La Rioja", "XX", "XX-YY", "Spain, France", "n/a", "-", ","})
    void whatSeveralOrNoneMayMeanIsUnknown(String text) {
        assertThat(StatedCountries.of(text).named()).isNull();
    }
}
