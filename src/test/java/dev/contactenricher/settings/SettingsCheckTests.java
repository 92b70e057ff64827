package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contactenricher.settings.Setting.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.error.YAMLException;

class SettingsCheckTests {

    /** What a key of sixteen characters begins with. */
    private static final String KEY = "0123456789-abcd";

    private static final String DATA_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final Map<String, Object> given = new HashMap<>(Map.of(
            "CXONE_CLIENT_ID", "client",
            "CXONE_CLIENT_SECRET", "client-secret",
            "WEBHOOK_URL", "https://enricher.example.com/webhooks/cxone-merge?token=t",
            "CXONE_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, plain-text-of-any-länguage",
            "CRM_API_KEYS", KEY + "a, " + KEY + "b",
            "OPS_API_KEYS", KEY + "c",
            "COMPLIANCE_API_KEYS", KEY + "d"));

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "8080\n", " 8080", "eight"})
    void aPortThatALibraryCannotReadIsNamed(String port) {
        assertThat(SettingsCheck.port(port))
                .hasValue(new Fault("PORT", "must be a whole number without blanks around it, or not be set at all"));
    }

    @Test
    void aPlainPortAndNoneAreRead() {
        assertThat(SettingsCheck.port(null)).isEmpty();
        assertThat(SettingsCheck.port("0")).isEmpty();
        assertThat(SettingsCheck.port("08080")).isEmpty();
    }

    @Test
    void theRequiredOnesAreEnough() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CXONE_CLIENT_ID",
                "CXONE_CLIENT_SECRET",
                "WEBHOOK_URL",
                "CXONE_WEBHOOK_SECRET",
                "CRM_API_KEYS",
                "OPS_API_KEYS",
                "COMPLIANCE_API_KEYS"
            })
    void eachRequiredOneIsMissed(String variable) {
        given.remove(variable);
        assertThat(faulty()).containsExactly(variable);
        given.put(variable, " ");
        assertThat(faulty()).containsExactly(variable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme.consent_to_email",
                "acme.ConsentToSMS",
                "acme.[Consent to phone]",
                "salesforce.gdpr-consent-override",
                "acme.gdpr.consent"
            })
    void aMappingThatGivesConsentStopsTheStart(String flag) {
        given.put("enricher.intake.mappings." + flag, "=true");
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.text())
                        .isEqualTo("must not be a constant: consent is each contact's own to give"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!phone", "!newsletter", "!", " !gdpr_consent_override", "!consent_to_email2"})
    void anOptOutOfWhatIsNoConsentStopsTheStart(String rule) {
        given.put("enricher.intake.mappings.acme.[Newsletter off]", rule);
        assertThat(faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.text())
                        .isEqualTo("must be an opt-out of consent_to_email, consent_to_sms or consent_to_phone"));
        given.put("enricher.intake.mappings.acme.[Newsletter off]", " !Consent to SMS");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMappingOfWhateverColumnStopsTheStart() {
        given.put("enricher.intake.mappings.acme.[*]", "");
        assertThat(faults())
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.text()).isEqualTo("must name how a column begins or ends beside *"));
    }

    /** Without them a setting's name keeps only some signs, and the column would be passed through as if none had been named. */
    @ParameterizedTest
    @ValueSource(strings = {"Stra\u00dfe", "Pr\u00e9nom", "\u7535\u8bdd", "Customer: *", "*_off"})
    void aColumnThatOnlyBracketsCanNameStopsTheStartWithoutThem(String column) {
        given.put("enricher.intake.mappings.acme." + column, "");
        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault.text()).startsWith("must have the column's name in brackets"));
        given.remove("enricher.intake.mappings.acme." + column);
        given.put("enricher.intake.mappings.acme[" + column + "]", "");
        given.put("enricher.intake.mappings.acme.[" + column + "]", "");
        given.put("enricher.intake.mappings.acme.E-Mail (work)", "email");
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMappingMayRenameDropAndSayAnythingElse() {
        given.put("enricher.intake.mappings.acme.[Newsletter OK]", "consent_to_email");
        given.put("enricher.intake.mappings.acme.note", "");
        given.put("enricher.intake.mappings.acme.country", "=DE");
        assertThat(faults()).isEmpty();
        given.put("enricher.intake.mappings.flat", "email");
        assertThat(faulty()).containsExactly("enricher.intake.mappings");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT                       | eighty
            PORT                       | 65536
            CXONE_BASE_URL             | platform.example.com
            CXONE_BASE_URL             | ftp://platform.example.com
            CXONE_BASE_URL             | https://user:pass@platform.example.com
            CXONE_TOKEN_URL            | /oauth2/token
            CXONE_CLIENT_AUTH          | form
            CXONE_RATE_LIMIT           | 0
            CXONE_RATE_LIMIT           | many
            CXONE_RATE_WINDOW          | 60
            CXONE_RATE_WINDOW          | -5s
            CXONE_RATE_WINDOW          | soon
            CXONE_CHUNK_SIZE           | 0
            CXONE_CHUNK_SIZE           | 51
            CXONE_TIMEOUT              | 0s
            CXONE_MAX_ATTEMPTS         | 0
            CXONE_CONFIRMATION         | maybe
            CXONE_CONFIRMATION_TIMEOUT | 15 minutes
            WEBHOOK_URL                | https://
            WEBHOOK_URL                | not a url
            CXONE_WEBHOOK_SECRET       | whsec_
            CXONE_WEBHOOK_SECRET       | good, whsec_!!
            CXONE_WEBHOOK_SECRET       | good,,better
            MARKETING_API_URL          | marketing
            CRM_API_KEYS               | two words
            OPS_API_KEYS               | schlüssel
            COMPLIANCE_API_KEYS        | d,
            SPRING_DATASOURCE_URL      | jdbc:mysql://db/enricher
            ENRICHER_DATA_KEY          | c2hvcnQ=
            ENRICHER_DATA_KEY          | not base64
            CRM_RATE_LIMIT             | 0.5
            ENRICHER_QUEUE_CAPACITY    | -1
            ENRICHER_RETENTION         | forever
            AUDIT_RETENTION            | 6y
            AUDIT_SIGNING_KEY          | -----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----
            ENRICHER_DEFAULT_COUNTRY   | Germany
            """)
    void eachMalformedOneIsNamed(String variable, String value) {
        given.put("ENRICHER_DATA_KEY", DATA_KEY);
        given.put(variable, value);
        assertThat(faulty()).containsExactly(variable);
    }

    @ParameterizedTest
    @CsvSource({
        "CXONE_CLIENT_AUTH, BASIC",
        "CXONE_CONFIRMATION, Answer",
        "CXONE_DIALECT, Tutorial",
        "CONSOLE_ENABLED, FALSE",
        "ENRICHER_DEFAULT_COUNTRY, us",
        "CXONE_RATE_WINDOW, PT1M",
        "CXONE_RATE_WINDOW, 1m",
        "CXONE_RATE_WINDOW, 60S"
    })
    void theCaseOfAWordIsNoFault(String variable, String value) {
        given.put(variable, value);
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CRM_API_KEYS", "OPS_API_KEYS", "COMPLIANCE_API_KEYS", "CXONE_WEBHOOK_SECRET"})
    void whatIsASecretByAccidentIsNamed(String variable) {
        for (String accident : List.of(
                "123456789012345",
                "\"1234567890123456\"",
                "'1234567890123456'",
                "`1234567890123456`",
                "“1234567890123456”",
                "„1234567890123456“",
                "‘1234567890123456’",
                "«1234567890123456»",
                "\"1234567890123456",
                "1234567890123456'",
                "12345678 90123456",
                "12345678\u00a090123456",
                "12345678\u200b90123456",
                "12345678\t90123456",
                "12345678\n90123456",
                "1234567890123456,",
                ",1234567890123456",
                "1234567890123456,,1234567890123457",
                "v1,1234567890123456",
                "v1,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "v1a,1234567890123456",
                "good-enough-for-a-secret, short")) {
            given.put(variable, accident);
            assertThat(faulty()).as(accident).containsExactly(variable);
            assertThat(faults().toString()).doesNotContain(accident.substring(0, 8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw=",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZ_o2LaLa-w",
                "whsec_c2hvcnQ=",
                "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whpk_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void aWebhookSecretThatCannotBeOneIsNamed(String secret) {
        given.put("CXONE_WEBHOOK_SECRET", secret);
        assertThat(faulty()).containsExactly("CXONE_WEBHOOK_SECRET");
    }

    @Test
    void callbacksNeedSecretsThatSignThem() {
        given.put("CALLBACK_URL", "https://crm.example.com/events");
        assertThat(faulty()).containsExactly("CALLBACK_SECRET");
        for (int bytes : List.of(24, 32, 64)) {
            given.put("CALLBACK_SECRET", secretOf(bytes) + ", " + secretOf(24));
            assertThat(faulty()).as("%d bytes", bytes).isEmpty();
        }
        for (String secret : List.of(
                secretOf(23),
                secretOf(65),
                secretOf(32) + ",",
                "\"" + secretOf(32) + "\"",
                "plain-text-of-32-characters-long")) {
            given.put("CALLBACK_SECRET", secret);
            assertThat(faulty()).as(secret).containsExactly("CALLBACK_SECRET");
        }
        given.remove("CALLBACK_URL");
        given.remove("CALLBACK_SECRET");
        assertThat(faulty()).isEmpty();
    }

    @Test
    void credentialsThatOthersIssueAreTakenAsTheyAre() {
        for (String issued : List.of("x", "\"quoted\"", "two words", "v1,abc", "a,,b", "pässword")) {
            given.put("CXONE_CLIENT_ID", issued);
            given.put("CXONE_CLIENT_SECRET", issued);
            given.put("SPRING_DATASOURCE_PASSWORD", issued);
            assertThat(faulty()).as(issued).isEmpty();
        }
    }

    private static String secretOf(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @Test
    void whatTheContractGivesAsDefaultsIsRight() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        given.putAll(Map.of(
                "CXONE_BASE_URL", "https://platform.nice-incontact.com",
                "CXONE_RATE_WINDOW", "60s",
                "CXONE_CHUNK_SIZE", "50",
                "CXONE_CONFIRMATION_TIMEOUT", "15m",
                "ENRICHER_RETENTION", "30d",
                "AUDIT_RETENTION", "2190d",
                "ENRICHER_DATA_KEY", DATA_KEY + "," + DATA_KEY,
                "AUDIT_SIGNING_KEY",
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n",
                "ENRICHER_DEFAULT_COUNTRY", "US"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void postgresqlNeedsADataKey() {
        given.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/enricher");
        assertThat(faulty()).containsExactly("ENRICHER_DATA_KEY");
    }

    @Test
    void theDataFolderMustBeOneUnlessPostgresqlIsUsed(@TempDir Path folder) throws Exception {
        given.put("ENRICHER_DATA_DIR", folder.resolve("new/data").toString());
        assertThat(faulty()).isEmpty();
        Path file = Files.createFile(folder.resolve("file"));
        given.put("ENRICHER_DATA_DIR", file.resolve("data").toString());
        assertThat(faulty()).containsExactly("ENRICHER_DATA_DIR");
        given.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost/enricher");
        given.put("ENRICHER_DATA_KEY", DATA_KEY);
        assertThat(faulty()).isEmpty();
    }

    @Test
    void aKeyBelongsToOneRole() {
        given.put("COMPLIANCE_API_KEYS", KEY + "d, " + KEY + "a");
        assertThat(faults())
                .containsExactly(new Fault("COMPLIANCE_API_KEYS", "must not share a key with CRM_API_KEYS"));
    }

    @Test
    void aPropertyMaySetWhatTheVariableDoesNot() {
        given.remove("OPS_API_KEYS");
        given.put("enricher.security.ops-api-keys[0]", KEY + "c");
        assertThat(faults()).isEmpty();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void oneMessageNamesThemAllAndNoTraceFollows(CapturedOutput output) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThatExceptionOfType(FaultySettingsException.class)
                .isThrownBy(() -> application.run(
                        "--CXONE_CLIENT_ID=", "--CXONE_CHUNK_SIZE=fifty-one", "--PORT=http", "--WEBHOOK_URL="));
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("CXONE_CLIENT_ID is missing")
                .contains("WEBHOOK_URL is missing")
                .contains("CXONE_CHUNK_SIZE must be a whole number from 1 to 50")
                .contains("PORT must be a whole number from 0 to 65535")
                .doesNotContain("fifty-one")
                .doesNotContain("\tat ");
    }

    /** The lines about the fault may hold a secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a-secret-value\n",
                "[a-secret-value\n",
                "*a-secret-value\n",
                "a-secret-value: 1\n",
                "a-secret-value\u0001\n"
            })
    @ExtendWith(OutputCaptureExtension.class)
    void aFileThatIsNoYamlIsToldWithoutItsLinesAndNoTraceFollows(
            String value, CapturedOutput output, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("application.yml");
        Files.writeString(file, "enricher:\n  cxone:\n    client-secret: " + value);
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        assertThatExceptionOfType(YAMLException.class)
                .isThrownBy(() -> application.run("--spring.config.additional-location=" + file.toUri()));
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "A file of settings", "is no YAML")
                .doesNotContain("a-secret-value")
                .doesNotContain("\tat ");
    }

    private List<String> faulty() {
        return faults().stream().map(Fault::variable).toList();
    }

    private List<Fault> faults() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        return SettingsCheck.faultsIn(environment);
    }

    /** The published dialect asks for other settings. */
    @Nested
    class Published {

        @BeforeEach
        void choose() {
            given.keySet()
                    .removeAll(
                            List.of("CXONE_CLIENT_ID", "CXONE_CLIENT_SECRET", "WEBHOOK_URL", "CXONE_WEBHOOK_SECRET"));
            given.putAll(Map.of(
                    "CXONE_DIALECT", "published",
                    "CXONE_ACCESS_KEY_ID", "key",
                    "CXONE_ACCESS_KEY_SECRET", "key-secret",
                    "CXONE_AREA", "na1",
                    "CXONE_TARGETS", "customers"));
        }

        @Test
        void anAccessKeyAnAreaAndATargetAreEnough() {
            assertThat(faults()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"CXONE_ACCESS_KEY_ID", "CXONE_ACCESS_KEY_SECRET", "CXONE_AREA", "CXONE_TARGETS"})
        void eachOfThemIsMissed(String variable) {
            given.remove(variable);
            assertThat(faulty()).containsExactly(variable);
        }

        @Test
        void aRegisteredApplicationTakesTheAreasPlaceAndIsWhole() {
            given.remove("CXONE_AREA");
            given.put("CXONE_CLIENT_ID", "client");
            assertThat(faulty()).containsExactly("CXONE_CLIENT_SECRET");
            given.put("CXONE_CLIENT_SECRET", "client-secret");
            assertThat(faults()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"CXONE_DNC_GROUP_PHONE", "CXONE_DNC_GROUP_SMS"})
        void anyTargetIsEnough(String variable) {
            given.remove("CXONE_TARGETS");
            given.put(variable, "501");
            assertThat(faults()).isEmpty();
        }

        @Test
        void aBookMustBeProvenItself() {
            given.put("CXONE_ADDRESS_BOOK", "77");
            assertThat(faulty()).containsExactly("CXONE_ADDRESS_BOOK_PROVEN");
            given.put("CXONE_ADDRESS_BOOK_PROVEN", "78");
            assertThat(faulty()).containsExactly("CXONE_ADDRESS_BOOK_PROVEN");
            given.put("CXONE_ADDRESS_BOOK_PROVEN", "77");
            assertThat(faults()).isEmpty();
        }

        @Test
        void callsAndMessagesHaveGroupsOfTheirOwn() {
            given.put("CXONE_DNC_GROUP_PHONE", "501");
            given.put("CXONE_DNC_GROUP_SMS", "502");
            assertThat(faults()).isEmpty();
            given.put("CXONE_DNC_GROUP_SMS", "501");
            assertThat(faulty()).containsExactly("CXONE_DNC_GROUP_SMS");
        }

        @ParameterizedTest
        @ValueSource(strings = {"company:company", "Loyalty Level (2026):loyalty,größe:size_eu", "first_name:vorname"})
        void fieldsOfAnyNameMayBeSent(String map) {
            given.put("CXONE_FIELD_MAP", map);
            assertThat(faults()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                CXONE_CONFIRMATION       | webhook
                CXONE_AREA               | northern america
                CXONE_API_VERSION        | 31
                CXONE_TARGETS            | prospects
                CXONE_MERGE_CARDS        | maybe
                CXONE_MANAGE_FIELDS      | yes
                CXONE_DNC_GROUP_PHONE    | group one
                CXONE_FIELD_MAP          | company
                CXONE_FIELD_MAP          | company:a field
                CXONE_ERASURE            | on
                CXONE_DIGITAL_RATE_LIMIT | 0
                CXONE_ADMIN_URL          | admin
                CXONE_ADMIN_URL          | https://api.example.com/incontactapi/services/v31.0
                CXONE_ADMIN_URL          | https://api.example.com/incontactapi/services/v31.0/
                CXONE_FIELD_MAP          | company:company,company:firm
                CXONE_FIELD_MAP          | company:company,firm:company
                CXONE_FIELD_MAP          | company:company, firm:Company
                CXONE_FIELD_MAP          | newsletter:consent_email
                CXONE_FIELD_MAP          | company:company,opt_in:Consent_Phone
                CXONE_FIELD_MAP          | changed:crm_updated_at
                CXONE_FIELD_MAP          | consent_to_email:may_mail
                CXONE_FIELD_MAP          | gdpr_consent_override:override
                CXONE_FIELD_MAP          | company:company,
                """)
        void eachMalformedOneIsNamed(String variable, String value) {
            given.put(variable, value);
            assertThat(faulty()).containsExactly(variable);
        }
    }

    @Test
    void readingBackIsForThePublishedDialect() {
        given.put("CXONE_CONFIRMATION", "read");
        assertThat(faulty()).containsExactly("CXONE_CONFIRMATION");
        given.put("CXONE_DIALECT", "another");
        assertThat(faulty()).contains("CXONE_DIALECT");
    }
}
