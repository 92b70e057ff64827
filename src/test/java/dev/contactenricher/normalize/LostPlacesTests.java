package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.text.LostLetters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cities and states that lost letters in a wrong encoding: with nothing beside them they are doubt, as consent has it. */
class LostPlacesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'city': 'M\\ufffdnchen'",
                "'city': 'Malm?'",
                "'city': '?rebro', 'phone': '(415) 555-2671'",
                "'state': 'Th?ringen'",
                "'address': {'street': 'Hauptstr. 5', 'city': 'K?ln'}",
                "'address': '??????, ??. ?????? 5'",
                "'address': '?????? ????????, ?????'",
                "'city': '?????'",
                "'address': {'city': '????? ????'}",
                "'state': '????'",
                "'city': 'K”ln'",
                "'city': 'D³sseldorf'",
                "'city': 'M\\u0081nchen'",
                "'city': 'KrakÛw'",
                "'city': 'Kцln'"
            })
    void aPlaceWhoseLettersWereLostIsDoubtAndNoDefaultStandsIn(String fields) {
        var read = (Normalized) normalization("{'email': 'a@example.com', %s}".formatted(fields));
        assertThat(read.contact().country()).isEqualTo(new Country(null, new StatedCountry.Unreadable(), null));
        assertThat(read.contact().phone()).isNull();
        assertThat(read.warnings()).extracting(Finding::code).contains("letters_lost");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'city': 'Ca?on City', 'state': 'CO'|US",
                "'city': 'Ca?on City', 'country': 'US'|US",
                "'city': 'M?nchen', 'country': 'DE'|DE",
                "'address': 'Hauptstr. 5, 50667 K?ln'|DE",
                "'city': '?'|US",
                "'city': '???', 'country': '??'|US",
                "'city': 'L’Hospitalet', 'country': 'ES'|ES",
                "'city': 'Coeur d´Alene'|US",
                "'city': 'Ko\\u009aice'|SK",
                "'address': '5 O?Connor St, Dallas'|US"
            })
    void aPlaceWhoseLettersWereLostIsWhereTheRestSays(String fields, String country) {
        assertThat(normalized("{'email': 'a@example.com', %s}".formatted(fields))
                        .country()
                        .code())
                .isEqualTo(country);
    }

    @Test
    void aCountryOfWhichNoLetterIsLeftIsDoubt() {
        assertThat(normalized("{'email': 'a@example.com', 'country': '????????'}")
                        .country())
                .isEqualTo(new Country(null, new StatedCountry.Unreadable(), null));
    }

    @Test
    void aPartOfWhichNoLetterIsLeftIsNotSent() {
        assertThat(normalized("{'email': 'a@example.com', 'city': '?????', 'postal_code': '1000', 'country': 'BG'}")
                        .address())
                .isEqualTo(new PostalAddress(null, null, null, null, "1000"));
    }

    @Test
    void noNameOfATownIsTakenForOneThatLostLetters() {
        assertThat(Towns.all()).noneMatch(town -> LostLetters.areInPlace(town.city()));
    }

    @ParameterizedTest
    @CsvSource({"O\u0092Brien,O’Brien", "Ko\u009Aut,Košut", "\u008Eižek,Žižek"})
    void lettersThatCameAsControlsAreRead(String text, String name) {
        assertThat(normalized("{'email': 'a@example.com', 'last_name': \"%s\"}".formatted(text))
                        .lastName())
                .isEqualTo(name);
    }
}
