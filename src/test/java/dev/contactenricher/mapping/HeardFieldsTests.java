package dev.contactenricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class HeardFieldsTests {

    /** Said in order, as {@code name=value}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    email=a@b.co consent_to_email=true consent_to_email=false | {'email': 'a@b.co', 'consent_to_email': false}
                    consent_to_email=nein consent_to_email=x email=a@b.co     | {'consent_to_email': 'nein', 'email': 'a@b.co'}
                    email=a@b.co email=b@b.co consent_to_sms=false            | {'consent_to_sms': false}
                    email=a@b.co email=a@b.co Tier=1 HasOptedOutOfEmail=1     | {'email': 'a@b.co'}
                    phone=0301234567 email=a@b.co                             | {'email': 'a@b.co'}
                    phone=0301234567 country=DE                               | {'phone': '0301234567', 'country': 'DE'}
                    phone=+49301234567                                        | {'phone': '+49301234567'}
                    """)
    void ofANameThatStandsThereTwiceARefusalCounts(String said, String contact) {
        assertThat(heard(said).contact(null)).isEqualTo(new JsonMapper().readTree(contact.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({"HasOptedOutOfEmail=1 HasOptedOutOfEmail=0", "HasOptedOutOfEmail=0 HasOptedOutOfEmail=1"})
    void aMappingNamesWhatIsHeard(String said) {
        Mapping mapping = new Mappings(Map.of()).find("salesforce").orElseThrow();
        assertThat(heard("Email=a@b.co " + said)
                        .contact(mapping)
                        .path("consent_to_email")
                        .asBoolean(true))
                .isFalse();
    }

    /** Would not end if each took as long as there are values before it. */
    @Test
    void aNameThatNeverEndsToBeRepeatedCostsLittle() {
        HeardFields heard = heard("consent_to_email=false");
        for (int i = 0; i < 1_000_000; i++) {
            heard.hear("email", i + "@b.co");
        }
        assertThat(heard.contact(null))
                .isEqualTo(heard("consent_to_email=false").contact(null));
    }

    private static HeardFields heard(String said) {
        var heard = new HeardFields();
        for (String one : said.split(" ")) {
            String[] pair = one.split("=", 2);
            heard.hear(pair[0], pair[1]);
        }
        return heard;
    }
}
