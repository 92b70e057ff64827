package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.normalize.ContactNormalizer;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An address, its country and the time zone that it implies are sent as one, however contacts of a person are folded. */
class ResidenceTests {

    private static final String LYON =
            "'address': {'address1': '1 Rue Victor Hugo', 'city': 'Lyon', 'postal_code': '69002', 'country': 'FR'}";
    private static final String LYON_TEXT = "'address': '1 Rue Victor Hugo, 69002 Lyon, France'";
    private static final String SPRINGFIELD = "'address': '12 Main St, Springfield, IL 62701'";
    private static final String SOME_TOWN = "'city': 'Smallville'";
    private static final String STILL_LYON = "'address1': '5 Rue de la Paix', 'city': 'LYON'";
    private static final String STREET = "'address1': '5 Rue de la Paix'";

    private static final Map<String, Set<String>> COUNTRIES = Map.of(
            "Lyon", Set.of("FR"),
            "Springfield", Set.of("US"),
            "Tokyo", Set.of("JP"),
            "Berlin", Set.of("DE"),
            "Toronto", Set.of("CA"));
    private static final Map<String, Set<String>> ZONES = Map.of(
            "Lyon", Set.of("Europe/Paris"),
            "Springfield", Set.of("UTC"),
            "Tokyo", Set.of("Asia/Tokyo"),
            "Berlin", Set.of("Europe/Berlin"),
            "Toronto", Set.of("UTC"));
    private static final List<String> PARTS = List.of(
            LYON,
            LYON_TEXT,
            SPRINGFIELD,
            "'address': '1 Chiyoda, Tokyo, Japan'",
            "'address': 'Hauptstr. 1, 10115 Berlin, Germany'",
            "'address': '1 Bloor St W, Toronto, ON M4W 1A8'",
            "'country': 'US'",
            "'country': 'France'",
            "'country': 'JP'",
            "'note': 'nothing of the kind'");

    private final JsonMapper json = new JsonMapper();
    private final ContactNormalizer normalizer = new ContactNormalizer("US");
    private final Survivorship survivorship = new Survivorship();
    private final MergePayload payload = new MergePayload();

    @ParameterizedTest(name = "{0} | {1} -> {2}, {3}, {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                LYON + "|" + SPRINGFIELD + "|Springfield|US|UTC",
                LYON_TEXT + "|" + SPRINGFIELD + "|Springfield|US|UTC",
                SPRINGFIELD + "|" + LYON_TEXT + "|Lyon|FR|Europe/Paris",
                // an address is not left without its country, nor given another's
                LYON + "|'country': 'US'|Lyon|FR|Europe/Paris",
                LYON_TEXT + "|'country': 'JP'|Lyon|FR|Europe/Paris",
                "'country': 'US'|" + LYON + "|Lyon|FR|Europe/Paris",
                // of a town that shows no country an earlier one of elsewhere says nothing, and no default stands in
                LYON + "|" + SOME_TOWN + "|Smallville|-|UTC",
                LYON_TEXT + "|" + SOME_TOWN + "|Smallville|-|UTC",
                // of the same town, or of a street alone, it does
                LYON + "|" + STILL_LYON + "|Lyon|FR|Europe/Paris",
                LYON_TEXT + "|" + STREET + "|-|FR|Europe/Paris",
                // a country on its own is that of an address without one
                "'country': 'FR'|" + SOME_TOWN + "|Smallville|FR|Europe/Paris",
                SOME_TOWN + "|'country': 'FR'|Smallville|FR|Europe/Paris",
                // a time zone that was given is no implied one
                LYON + ", 'timezone': 'America/Chicago'|" + SPRINGFIELD + "|Springfield|US|America/Chicago",
                // what a phone implies stays with the phone
                "'phone': '+49 30 23125000'|'note': 'x'|-|DE|Europe/Berlin",
                "'phone': '+49 30 23125000'|" + SPRINGFIELD + "|Springfield|US|Europe/Berlin",
                "'phone': '+49 30 23125000'|'phone': '+81 3-6205-3000'|-|JP|Asia/Tokyo",
                "'phone': '+44 1481 711000'|'note': 'x'|-|GG|Europe/Guernsey",
                "'timezone': 'Europe/Rome'|'note': 'x'|-|IT|Europe/Rome",
                "'note': 'x'|'note': 'y'|-|US|UTC",
            })
    void whatIsSentOfTwoContacts(String older, String newer, String city, String country, String zone) {
        for (List<Survivor> order : List.of(
                List.of(survivor(older, 1), survivor(newer, 2)), List.of(survivor(newer, 2), survivor(older, 1)))) {
            var sent = payload.of(survivorship.fold(order.getFirst(), order.getLast()), false, Instant.EPOCH);
            assertThat(text(sent, "city")).isEqualTo(city);
            assertThat(text(sent, "country")).isEqualTo(country);
            assertThat(text(sent, "timezone")).isEqualTo(zone);
        }
    }

    @Test
    void aCountryThatWasNamedAfterTheAddressOfElsewhereIsThatOfALaterAddress() {
        Survivor moved = survivorship.fold(
                survivorship.fold(survivor(LYON, 1), survivor("'country': 'US'", 2)), survivor(SOME_TOWN, 3));
        assertThat(payload.of(moved, false, Instant.EPOCH).path("country").asString())
                .isEqualTo("US");
    }

    /** Of whom CXone holds nothing is said that was only assumed. */
    @Test
    void anUpdateSaysNothingOfACountryThatIsNotThatOfItsAddress() {
        Survivor moved = survivorship.fold(survivor(LYON, 1), survivor(SOME_TOWN, 2));
        var sent = payload.update(moved, false, Instant.EPOCH);
        assertThat(text(sent, "city")).isEqualTo("Smallville");
        assertThat(text(sent, "country")).isNull();
        assertThat(sent.has("timezone")).isFalse();
    }

    @Test
    void noTownIsSentWithAnothersCountryOrZoneInWhateverPortionsContactsAreFolded() {
        var random = new Random(14);
        for (int round = 0; round < 500; round++) {
            List<Survivor> all = new ArrayList<>();
            int count = 2 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                // some of the same moment
                all.add(survivor(PARTS.get(random.nextInt(PARTS.size())), 1 + random.nextInt(count)));
            }
            JsonNode sent = payload.of(all.stream().reduce(survivorship::fold).orElseThrow(), false, Instant.EPOCH);
            String city = text(sent, "city");
            if (city != null) {
                assertThat(COUNTRIES.get(city)).contains(sent.path("country").asString());
                assertThat(ZONES.get(city)).contains(sent.path("timezone").asString());
            }
            Collections.shuffle(all, random);
            int cut = 1 + random.nextInt(count - 1);
            Survivor inPortions = survivorship.fold(
                    all.subList(0, cut).stream().reduce(survivorship::fold).orElseThrow(),
                    all.subList(cut, count).stream().reduce(survivorship::fold).orElseThrow());
            assertThat(payload.of(inPortions, false, Instant.EPOCH)).isEqualTo(sent);
        }
    }

    private Survivor survivor(String parts, int day) {
        String text = "{'email': 'ann@example.com', 'updated_at': '2026-01-0%d', %s}".formatted(day, parts);
        var normalized = (Normalized) normalizer.normalize(json.readTree(text.replace('\'', '"')));
        return survivorship.of(normalized.contact());
    }

    private static @org.jspecify.annotations.Nullable String text(JsonNode sent, String field) {
        JsonNode value = sent.get(field);
        return value == null ? null : value.asString();
    }
}
