package dev.contactenricher.country;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.StatedCountry.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries as people name them in their own languages, formally, formerly, or spelt by ear. */
class CountryNamesInLanguagesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Федеративная Республика Германия|DE",
                "ФРГ|DE",
                "РФ|RU",
                "ЮАР|ZA",
                "КНР (Китайская Народная Республика)|CN",
                "Республика Молдова|MD",
                "Δημοκρατία της Μολδαβίας|MD",
                "Κράτος της Λιβύης|LY",
                "Yhdistynyt kuningaskunta|GB",
                "Korean tasavalta|KR",
                "フランス共和国|FR",
                "アラブ首長国連邦|AE",
                "中国台湾省|TW",
                "러시아연방|RU",
                "Liên bang Nga|RU",
                "Çek Cumhuriyeti|CZ",
                "جمهورية ألمانيا الاتحادية|DE",
                "הממלכה המאוחדת|GB"
            })
    void formalNamesAreReadInTheirLanguages(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Македония|MK",
                "Makedonija|MK",
                "Mazedonien|MK",
                "Острова Кайман|KY",
                "Сейшельские Острова|SC",
                "터키|TR",
                "Suurbritannia|GB",
                "Lielbritānija|GB",
                "スワジランド|SZ"
            })
    void formerNamesStillCount(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"В'єтнам|VN", "Вʼєтнам|VN", "В’єтнам|VN", "Об'єднані Арабські Емірати|AE", "O'zbekiston|UZ"})
    void anApostropheIsOneHoweverItIsTyped(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Гемания|DE",
                "Франсия|FR",
                "Исспания|ES",
                "포르투칼|PT",
                "폴랜드|PL",
                "आस्ट्रिया|AT",
                "Ελλλάδα|GR",
                "الدنمارك|DK"
            })
    void anotherSpellingIsReadInOtherScriptsToo(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    /** Munich is one letter from Monaco, Naples from Nepal, Milan from Thailand. */
    @ParameterizedTest
    @ValueSource(strings = {"Μόναχο", "Neapel", "Mailand", "Cologne", "Murcja", "Viyana", "Κολωνία", "Olinda"})
    void aCityIsNoMistypedCountry(String city) {
        assertThat(StatedCountries.of(city)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hanover", "Münster", "Manchester", "Charlotte"})
    void aGreatCityIsNotAnotherCountrysPart(String city) {
        assertThat(StatedCountries.of(city)).isInstanceOf(Unreadable.class);
    }

    @Test
    void aPartWhereAGreatCityOfThatNameLiesIsItsCountry() {
        assertThat(StatedCountries.of("Barcelona").named()).isEqualTo("ES");
        assertThat(StatedCountries.of("Ontario").named()).isEqualTo("CA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Congo", "Конго", "Κονγκό", "刚果", "コンゴ"})
    void congoAloneIsTheRepublic(String text) {
        assertThat(StatedCountries.of(text).named()).isEqualTo("CG");
    }
}
