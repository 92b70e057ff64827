package dev.contactenricher.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ="02110"        | 02110
            ` ="a@b.co" `   | a@b.co
            =""             | ``
            '02110          | 02110
            '+49 30 901820  | +49 30 901820
            '=SUM(A1)       | =SUM(A1)
            '@home          | @home
            """)
    void isWhatSpreadsheetsShow(String written, String plain) {
        assertThat(SpreadsheetText.plain(written)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'", "=", "=\"", "'t Hooft", "'s-Gravenhage", "=1+1", "=\"a\"&\"b\"", "O'Neil", " 02110 "})
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(SpreadsheetText.plain(text)).isEqualTo(text);
    }
}
