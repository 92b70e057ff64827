package dev.contactenricher.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.normalize.Contacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "Nippon, JP",
        "Ceylon, LK"
    })
    void othersAreToo(String text, String code) {
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

    @Test
    void theDefaultReadsNoPhoneAndIsNotSentWhereSomethingElseWasSaid() {
        for (String said : new String[] {"Atlantis", "EMEA", "LATAM"}) {
            Contact contact = Contacts.normalized(
                    "{'email': 'a@example.com', 'phone': '212 555 0300', 'country': '%s'}".formatted(said));
            assertThat(contact.country().code()).as(said).isNull();
            assertThat(contact.phone()).as(said).isNull();
        }
        Contact silent = Contacts.normalized("{'email': 'a@example.com', 'phone': '212 555 0300', 'country': 'n/a'}");
        assertThat(silent.country().code()).isEqualTo("US");
        assertThat(silent.phone()).isNotNull();
    }

    @Test
    void theAddressStillTellsWhere() {
        Contact contact = Contacts.normalized(
                "{'email': 'a@example.com', 'country': 'Atlantis', 'address': 'Hauptstr. 1, 10115 Berlin'}");
        assertThat(contact.country().code()).isEqualTo("DE");
        assertThat(contact.country().stated()).isEqualTo(new StatedCountry.Unreadable());
    }
}
