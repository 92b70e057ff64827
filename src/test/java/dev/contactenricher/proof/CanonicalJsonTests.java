package dev.contactenricher.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTests {

    private static final JsonMapper JSON = new JsonMapper();

    /** RFC 8785, sections 3.2.2 to 3.2.4 and appendix B, and what entries are made of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """,
                """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "O With Diaeresis"}
                """,
                "{\"n\": [0, -0.0, 1, -1, 9007199254740991, 9007199254740993, 123456789012345678901, 1e21, 1.5, 5e-324]}",
                "{\"details\": {\"job_id\": \"0199\", \"index\": 3, \"evidence\": []}, \"a\": {}, \"b\": [[], {\"z\": 1, \"y\": 2}]}",
                "{\"\\b\\t\\f\": \"\\u0000\\u001f\\u007f\\u2028<>&/\"}"
            })
    void agreesWithTheReferenceImplementation(String text) throws Exception {
        assertThat(CanonicalJson.encode(JSON.readValue(text, Map.class)))
                .isEqualTo(new JsonCanonicalizer(text).getEncodedString());
    }

    /** RFC 8785, section 3.2.3: by UTF-16 code units, so the emoji (D83D DE00) stands before the letter FB33. */
    @Test
    void sortsNamesAsInTheRfc() throws Exception {
        String text = """
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "O With Diaeresis"}
                """;
        assertThat(CanonicalJson.encode(JSON.readValue(text, Map.class)))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, section 3.2.2, and its bytes as in section 3.2.4. */
    @Test
    void encodesTheExampleOfTheRfc() throws Exception {
        String text = """
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """;
        assertThat(CanonicalJson.encode(JSON.readValue(text, Map.class)))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.encode("\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.encode("\ude00 x"));
    }

    @Test
    void refusesWhatJsonCannotSay() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.encode(Double.NaN));
    }
}
