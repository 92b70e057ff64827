package dev.contactenricher.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.contact.TimeZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentPolicyTests {

    private static final Boolean[] FLAGS = {null, true, false};
    private static final String[] PLACES = {null, "US", "DE"};

    private final ConsentPolicy policy = new ConsentPolicy(true);

    /** Every combination, against the rule said in another way. */
    @Test
    void theDecisionTableHolds() {
        int cases = 0;
        for (Case one : everyCase()) {
            ConsentDecision decision = new ConsentPolicy(one.overrideAllowed()).decide(one.contact());
            boolean free = !List.of(
                            String.valueOf(one.given()),
                            String.valueOf(one.found()),
                            String.valueOf(one.phone()),
                            one.zoneGiven() ? String.valueOf(one.zone()) : "")
                    .contains("DE");
            long granted =
                    one.flags().stream().filter(flag -> flag == Answer.YES).count();
            if (free || granted == 3) {
                assertThat(decision).isInstanceOf(Granted.class);
                assertThat(((Granted) decision).gdprApplies()).isEqualTo(!free);
            } else if (one.override() && one.overrideAllowed()) {
                assertThat(decision).isInstanceOf(Overridden.class);
            } else {
                assertThat(decision).isInstanceOf(Refused.class);
                assertThat(((Refused) decision).errors()).hasSize(3 - (int) granted);
                assertThat(((Refused) decision)
                                .errors().stream().filter(error -> error.code().equals("consent_denied")))
                        .hasSize((int) one.flags().stream()
                                .filter(flag -> flag == Answer.NO)
                                .count());
            }
            cases++;
        }
        assertThat(cases).isEqualTo(27 * 81 * 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
                "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "GB", "CH", "GF", "GP",
                "MQ", "RE", "YT", "MF", "AX", "GI", "JE", "GG", "IM", "SJ", "UK", "EL", "EU", "IC", "EA"
            })
    void consentIsRequiredThere(String country) {
        assertThat(policy.decide(contact(new Country(country, country, null), Consent.UNSTATED)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "CA", "TR", "RU", "UA", "RS", "AD", "MC", "SM", "GL", "NC", "AU"})
    void consentIsNotRequiredElsewhere(String country) {
        assertThat(policy.decide(contact(new Country(country, country, country), Consent.UNSTATED)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void aDefaultCountryIsNoEvidence() {
        assertThat(policy.decide(contact(Country.assumed("DE"), Consent.UNSTATED)))
                .isInstanceOf(Granted.class);
    }

    @Test
    void theErrorNamesTheFieldAndTheCountry() {
        var decision = (Refused) policy.decide(contact(new Country("DE", "DE", null), new Consent(true, null, true)));
        assertThat(decision.evidence()).containsExactly("country");
        assertThat(decision.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("consent_to_sms");
            assertThat(error.code()).isEqualTo("consent_missing");
            assertThat(error.message()).isEqualTo("Explicit consent is required for a contact in DE");
        });
    }

    private enum Answer {
        NOTHING,
        YES,
        NO;

        static Answer of(@Nullable Boolean flag) {
            return flag == null ? NOTHING : flag ? YES : NO;
        }
    }

    private record Case(
            Consent consent,
            @Nullable String given,
            @Nullable String found,
            @Nullable String phone,
            @Nullable String zone,
            boolean zoneGiven,
            boolean override,
            boolean overrideAllowed) {

        List<Answer> flags() {
            return List.of(Answer.of(consent.email()), Answer.of(consent.sms()), Answer.of(consent.phone()));
        }

        Contact contact() {
            return ConsentPolicyTests.contact(
                    new Country("FR", given, found),
                    consent,
                    phone == null ? null : new PhoneNumber("+15550000000", Set.of(phone)),
                    new TimeZoneId("UTC", zoneGiven, zone == null ? Set.of() : Set.of(zone)),
                    override);
        }
    }

    private static List<Case> everyCase() {
        List<Case> cases = new ArrayList<>();
        for (int flags = 0; flags < 27; flags++) {
            var consent = new Consent(FLAGS[flags % 3], FLAGS[flags / 3 % 3], FLAGS[flags / 9]);
            for (int places = 0; places < 81; places++) {
                for (int bits = 0; bits < 8; bits++) {
                    cases.add(new Case(
                            consent,
                            PLACES[places % 3],
                            PLACES[places / 3 % 3],
                            PLACES[places / 9 % 3],
                            PLACES[places / 27],
                            (bits & 1) == 1,
                            (bits & 2) == 2,
                            (bits & 4) == 4));
                }
            }
        }
        return cases;
    }

    private static Contact contact(Country country, Consent consent) {
        return contact(country, consent, null, TimeZoneId.UTC_FALLBACK, false);
    }

    private static Contact contact(
            Country country, Consent consent, @Nullable PhoneNumber phone, TimeZoneId zone, boolean override) {
        return Sample.email("ann@example.com")
                .withPhone(phone)
                .in(country)
                .in(zone)
                .consenting(consent)
                .overriding(override)
                .contact();
    }
}
