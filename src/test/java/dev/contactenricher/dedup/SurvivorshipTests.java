package dev.contactenricher.dedup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivorshipTests {

    private static final String EARLY = "2026-01-01T00:00:00Z";
    private static final String LATE = "2026-01-02T00:00:00Z";
    private static final Sample ANN = Sample.email("ann@example.com");
    private static final PostalAddress BERLIN = new PostalAddress("Platz 1", null, "Berlin", null, "10115");

    private final Survivorship survivorship = new Survivorship();

    @Test
    void theMostRecentValueSurvivesWhateverTheOrder() {
        var late = ANN.named("Anna").updated(LATE);
        var early = ANN.named("Ann").updated(EARLY);
        assertThat(fold(late, early).firstName()).isEqualTo("Anna");
        assertThat(fold(early, late).firstName()).isEqualTo("Anna");
    }

    @Test
    void withoutTimesTheLaterArrivalSurvives() {
        assertThat(fold(ANN.named("Ann"), ANN.named("Anna")).firstName()).isEqualTo("Anna");
    }

    @Test
    void anEmptyValueNeverBeatsAFilledOne() {
        assertThat(fold(ANN.named("Ann").updated(EARLY), ANN.updated(LATE)).firstName())
                .isEqualTo("Ann");
    }

    @Test
    void aBareCountryDoesNotBeatAnAddressButStaysEvidence() {
        Contact survivor = fold(
                ANN.at(BERLIN, new Country("DE", "DE", null)).updated(EARLY),
                ANN.at(null, new Country("US", "US", null)).updated(LATE));
        assertThat(survivor.address()).isEqualTo(BERLIN);
        assertThat(survivor.country()).isEqualTo(new Country("DE", "US", null));
    }

    @Test
    void anAssumedCountryNeverBeatsAKnownOne() {
        Contact survivor = fold(
                ANN.at(null, new Country("DE", "DE", null)).updated(EARLY),
                ANN.at(BERLIN, Country.assumed("US")).updated(LATE));
        assertThat(survivor.country().code()).isEqualTo("DE");
    }

    @Test
    void historiesAreJoinedInTimeOrderWithoutRepeats() {
        Contact survivor = fold(
                ANN.remembering("[{\"timestamp\":\"2026-02-02T00:00:00Z\"},{\"date\":\"2026-01-01\"}]"),
                ANN.remembering("[{\"date\":\"2026-01-01\"},{\"at\":1767312000,\"n\":1}, {\"note\":\"no time\"}]"));
        assertThat(String.valueOf(survivor.interactionHistory()))
                .isEqualTo("[{\"date\":\"2026-01-01\"},{\"at\":1767312000,\"n\":1},"
                        + "{\"timestamp\":\"2026-02-02T00:00:00Z\"},{\"note\":\"no time\"}]");
    }

    @Test
    void oneInstantWrittenInTwoWaysIsOneEntryWhateverTheOrder() {
        for (String other : List.of(
                "\"2026-01-01T12:00:00+02:00\"",
                "\"2026-01-01 12:00:00 +0200\"",
                "\"2026-01-01T10:00:00.000Z\"",
                "1767261600",
                "1767261600.0",
                "1767261600000",
                "\"1767261600\"",
                "\"1767261600000\"")) {
            Sample utc = ANN.remembering("[{\"ts\":\"2026-01-01T10:00:00Z\",\"n\":1}]");
            Sample same = ANN.remembering("[{\"ts\":%s,\"n\":1}]".formatted(other));
            Contact survivor = fold(utc, same);
            assertThat(survivor.interactionHistory()).as(other).hasSize(1);
            assertThat(fold(same, utc).interactionHistory()).as(other).isEqualTo(survivor.interactionHistory());
            Sample different = ANN.remembering("[{\"ts\":%s,\"n\":2}]".formatted(other));
            assertThat(fold(utc, different).interactionHistory()).as(other).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ts", "occurred_at", "created_at", "event_time", "timestamp", "time", "date", "at", "datetime"})
    void entriesAreInOrderHoweverTheirTimeIsNamedAndWritten(String field) {
        Contact survivor = fold(
                ANN.remembering(
                        "[{\"%1$s\":\"1767261603000\",\"n\":4},{\"%1$s\":1767261601,\"n\":2}]".formatted(field)),
                ANN.remembering("[{\"%1$s\":\"1767261602\",\"n\":3},{\"%1$s\":\"2026-01-01T12:00:00+02:00\",\"n\":1},"
                                .formatted(field)
                        + "{\"%1$s\":1767261604000,\"n\":5},{\"%1$s\":1e300,\"n\":6}]".formatted(field)));
        assertThat(survivor.interactionHistory())
                .extracting(entry -> entry.get("n").intValue())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void theMoreRecentStatementOfConsentWins() {
        assertThat(email(fold(says(true, LATE), says(false, EARLY)))).isTrue();
        assertThat(email(fold(says(true, EARLY), says(false, LATE)))).isFalse();
    }

    @Test
    void whereNeitherIsKnownToBeMoreRecentTheRefusalWins() {
        assertThat(email(fold(says(true, LATE), says(false, LATE)))).isFalse();
        assertThat(email(fold(says(true, LATE), says(false, null)))).isFalse();
        assertThat(email(fold(says(false, EARLY), says(true, null)))).isFalse();
        assertThat(email(fold(says(false, null), says(true, null)))).isFalse();
    }

    @Test
    void silenceIsNoStatement() {
        assertThat(email(fold(says(true, EARLY), ANN.updated(LATE)))).isTrue();
    }

    @Test
    void onlyAGrantKnownToBeLaterBeatsAWithdrawal() {
        Map<Channel, Instant> withdrawn = Map.of(Channel.EMAIL, Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(email(survivorship
                        .withWithdrawals(survivor(says(true, LATE)), withdrawn)
                        .contact()))
                .isTrue();
        assertThat(email(survivorship
                        .withWithdrawals(survivor(says(true, EARLY)), withdrawn)
                        .contact()))
                .isFalse();
        assertThat(email(survivorship
                        .withWithdrawals(survivor(says(true, null)), withdrawn)
                        .contact()))
                .isFalse();
        assertThat(email(survivorship.withWithdrawals(survivor(ANN), withdrawn).contact()))
                .isFalse();
    }

    @Test
    void foldingDoesNotDependOnPortions() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<Survivor> three =
                    RandomContacts.of(random, 3).stream().map(survivorship::of).toList();
            Survivor a = three.get(0);
            Survivor b = three.get(1);
            Survivor c = three.get(2);
            assertThat(survivorship.fold(survivorship.fold(a, b), c))
                    .isEqualTo(survivorship.fold(a, survivorship.fold(b, c)));
            assertThat(survivorship.fold(a, b)).isEqualTo(survivorship.fold(b, a));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the older one, the newer one, the one that survives: 5000000000 is of no area, 1111111 a placeholder
        "+12125552000,+15005550006,+12125552000",
        "+15005550006,+12125552000,+12125552000",
        "+12125552000,+12125552001,+12125552001",
        "+15005550006,+15005550007,+15005550007",
        "+15005550006,+11111111111,+15005550006",
        "+12125552000,+11111111111,+12125552000",
    })
    void aPhoneThatMayReachNobodyDoesNotBeatOneThatIsInUse(String older, String newer, String survives) {
        for (boolean dated : List.of(true, false)) {
            Survivor one = survivor(calling(older).updated(dated ? EARLY : null));
            Survivor two = survivor(calling(newer).updated(dated ? LATE : null));
            assertThat(requireNonNull(survivorship.fold(one, two).contact().phone())
                            .e164())
                    .isEqualTo(survives);
        }
    }

    private static Sample calling(String phone) {
        return Sample.of("ann@example.com", phone);
    }

    @Test
    void whatAnEarlierReleaseStoredIsRead() {
        Survivor survivor = new SurvivorCodec().fromJson("""
                {"contact": {"email": {"value": "a@b.co", "key": "a@b.co"},
                   "phone": {"e164": "+4930123456", "countries": ["DE"]},
                   "address": {"city": "Berlin"}, "country": {"code": "DE", "given": "DE"},
                   "timeZone": {"id": "Europe/Berlin", "given": false, "countries": []},
                   "consent": {"email": true}, "additional": {}},
                 "stamps": {}, "countryOfAddress": true, "consentDates": {}, "pastEvidence": []}""");
        assertThat(requireNonNull(survivor.contact().phone()).doubtful()).isFalse();
        assertThat(Residence.of(survivor).country()).isEqualTo("DE");
        assertThat(Residence.of(survivor).zone().id()).isEqualTo("Europe/Berlin");
    }

    @Test
    void survivorsComeBackFromStorageAsTheyWere() {
        var codec = new SurvivorCodec();
        var random = new Random(8);
        for (Contact contact : RandomContacts.of(random, 200)) {
            Survivor survivor = survivorship.fold(
                    survivorship.of(contact),
                    survivorship.of(says(true, null).named("Ünï").contact()));
            assertThat(codec.fromJson(codec.toJson(survivor))).isEqualTo(survivor);
        }
    }

    private Contact fold(Sample older, Sample newer) {
        return survivorship.fold(survivor(older), survivor(newer)).contact();
    }

    private Survivor survivor(Sample sample) {
        return survivorship.of(sample.contact());
    }

    private static Sample says(boolean email, @Nullable String at) {
        return ANN.consenting(new Consent(email, null, null)).updated(at);
    }

    private static @Nullable Boolean email(Contact contact) {
        return contact.consent().email();
    }
}
