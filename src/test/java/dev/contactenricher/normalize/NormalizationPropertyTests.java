package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.address.AddressReader;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What holds for any contact. The generator is seeded, so a failure can be had again. */
class NormalizationPropertyTests {

    private static final List<String> FIELDS = List.of(
            "email",
            "phone",
            "address",
            "country",
            "timezone",
            "first_name",
            "last_name",
            "external_crm_id",
            "state",
            "postal_code",
            "city",
            "address1",
            "updated_at",
            "consent_to_email",
            "anything");
    private static final List<String> SNIPPETS = List.of(
            "Straße 5",
            "10115",
            ", ",
            "\n",
            "IL 60637",
            "SW1A 1AA",
            "a@example.com",
            "+49 30 901820",
            "Germany",
            "Georgia",
            " - ",
            "(MI)",
            "EST",
            "+02:00",
            "MÃ¼ller",
            "O'BRIEN",
            "MCDONALD",
            "東京都",
            "القاهرة",
            "\u0000",
            "\uD800",
            "\u200B",
            "é",
            "e\u0301",
            "Ã",
            "Â©",
            "12",
            "-",
            "#",
            "St",
            "PO Box 7",
            "Europe/Kiev",
            "de",
            "XK",
            "\u2028",
            "Paris",
            "New Delhi",
            "75002",
            "Milano MI",
            "BFPO 61",
            "Ontario",
            "/SP",
            "CEP 30160-906",
            "Praha 1",
            "Co. Kerry",
            "00 44 20 7946 0958",
            "ext. 12",
            "BERLIN",
            "\u00B1",
            " ");
    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void normalisingNeverThrowsAndTwiceIsAsOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            ObjectNode raw = contact(random);
            if (NORMALIZER.normalize(raw) instanceof Normalized once) {
                ObjectNode said = Contacts.raw(once.contact());
                assertThat(NORMALIZER.normalize(said))
                        .as(said.toString())
                        .isInstanceOfSatisfying(
                                Normalized.class,
                                twice -> assertThat(Contacts.raw(twice.contact()))
                                        .isEqualTo(said));
            }
        }
    }

    /** What each costs in proportion to its length is measured by {@code HostileTextBenchmark}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", " ", "1", "a,", "1 ", "A1 ", "\n", "(", "a.", "Ã¼", "@", "-", "St ", "e\u0301", "12345 ", "a/"
            })
    void takesTheLongestTextsThatTheLimitsLetThrough(String piece) {
        for (String field : FIELDS) {
            for (int length : new int[] {AddressReader.MAX_TEXT, ContactFields.MAX_TEXT}) {
                ObjectNode raw = Contacts.JSON.createObjectNode().put(field, piece.repeat(length / piece.length()));
                assertThatCode(() -> NORMALIZER.normalize(raw)).as(field).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"email", "phone", "address", "country", "timezone", "first_name", "external_crm_id", "city"})
    void leavesOutAFieldOfAMegabyte(String field) {
        ObjectNode raw = Contacts.JSON.createObjectNode().put(field, "a".repeat(1_000_000));
        assertThat(NORMALIZER.normalize(raw))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.warnings())
                                .extracting(Finding::field, Finding::code)
                                .contains(tuple(field, "too_long")));
    }

    private static ObjectNode contact(Random random) {
        ObjectNode raw = Contacts.JSON.createObjectNode();
        if (random.nextInt(4) > 0) {
            raw.put("email", "a@example.com");
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            raw.put(FIELDS.get(random.nextInt(FIELDS.size())), text(random));
        }
        return raw;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 1 -> text.append((char) (' ' + random.nextInt(0x250)));
                default ->
                    text.append(SNIPPETS.get(random.nextInt(SNIPPETS.size()))).append(' ');
            }
        }
        return text.toString();
    }
}
