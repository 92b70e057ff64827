package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization.Normalized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Cities by the names that other peoples have for them; the default country is the United States. */
class CityNamesAbroadTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    @ParameterizedTest
    @CsvSource({
        "Varsovie, PL", "Warschau, PL", "Варшава, PL", "Londra, GB", "Londres, GB", "Лондон, GB", "Parigi, FR",
                "パリ, FR",
        "巴黎, FR", "Lissabon, PT", "Kopenhagen, DK", "Prag, CZ", "Прага, CZ", "Афины, GR", "Берлин, DE", "ベルリン, DE",
        "برلين, DE", "베를린, DE", "Рига, LV", "Вильнюс, LT", "Bükreş, RO", "Malmö, SE", "Malmø, SE", "Ταλίν, EE"
    })
    void aWellKnownCitySpeaksForItsCountry(String city, String country) {
        assertThat(city(city).country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Strasburg", "Newcastle", "Brunswick", "Valence", "Vienne", "Colonia", "Augusta"})
    void aNameThatIsATownsOwnElsewhereDoesNot(String city) {
        assertThat(city(city).country().found()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Greater Paris Metropolitan Region, FR",
        "Greater London, GB",
        "Munich Area, DE",
        "Stadt Köln, DE",
        "Ville de Lyon, FR",
        "Comune di Milano, IT",
        "San Francisco Bay Area, US"
    })
    void soDoesItsArea(String city, String country) {
        assertThat(city(city).country().found()).isEqualTo(country);
    }

    @Test
    void lettersThatAreOnlySignsAreNoGreekAddress() {
        assertThat(Contacts.address("5 Ω Street").country().found()).isNull();
    }

    @Test
    void carriageReturnsAmidBlanksEndNoLineWhereLineFeedsDo() {
        Contact contact =
                Contacts.address("No. 27, Ring \r\tRoad\r\n\t, Chaoyang \r\tDistrict\n\tBeijing\t\r\n100101\nPRC");

        assertThat(contact.address().address1()).isEqualTo("No. 27, Ring Road, Chaoyang District");
        assertThat(contact.address().city()).isEqualTo("Beijing");
        assertThat(Contacts.address("5 Rue X\r75001 Paris\rFrance").address().city())
                .isEqualTo("Paris");
    }

    private static Contact city(String name) {
        var raw = new JsonMapper()
                .createObjectNode()
                .put("email", "a@example.com")
                .put("city", name);
        return ((Normalized) NORMALIZER.normalize(raw)).contact();
    }
}
