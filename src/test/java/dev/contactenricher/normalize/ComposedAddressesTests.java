package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.text.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Towns of the countries where consent is needed, each with a street and a code as they are written there, and without the
 * country: hardly any may be taken for a place in the United States, which is the default.
 */
class ComposedAddressesTests {

    private static final ConsentPolicy POLICY = new ConsentPolicy(true);
    private static final int TOWNS = 30;
    private static final double LEAST = 0.95;

    private static final Map<String, List<String>> PLACES = Tables.read(Places.class, "places.tsv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> List.of(row[1].split("\\|"))));

    private static final List<UnaryOperator<String>> WRITINGS = List.of(
            UnaryOperator.identity(),
            text -> text.replace("\n", ", "),
            text -> text.replace("\n", ", ").toLowerCase(Locale.ROOT),
            text -> text.toUpperCase(Locale.ROOT),
            text -> text.replace("\n", " - "),
            text -> "Anna Example\n" + text);

    /** A nine in the pattern is any digit, as long as the country may have the code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT|Hauptstraße 5|9999|S;Z C",
                "BE|Kerkstraat 12|9999|S;Z C",
                "BG|ul. Vitosha 12|9999|S;Z C",
                "CH|Bahnhofstrasse 3|9999|S;Z C",
                "CY|12 Makarios Avenue|9999|S;Z C",
                "CZ|Dlouhá 7|999 99|S;Z C",
                "DE|Am Markt 3|99999|S;Z C",
                "DK|Nørregade 5, 2. th|9999|S;Z C",
                "EE|Pikk 12|99999|S;Z C",
                "ES|Calle Mayor 12|99999|S;Z C",
                "FI|Mannerheimintie 12 A 5|99999|S;Z C",
                "FR|12 rue de la Paix|99999|S;Z C",
                "GB|20 High Street|SW9 9AA|S;C;Z",
                "GR|Ermou 15|999 99|S;Z C",
                "HR|Ilica 12|HR-99999|S;Z C",
                "HU|Fő utca 12.|9999|C;S;Z",
                "IE|20 Main Street|D02 X285|S;C;Z",
                "IT|Via Roma 10|99999|S;Z C",
                "LI|Landstrasse 3|9494|S;Z C",
                "LT|Gedimino pr. 5|LT-99999|S;Z C",
                "LU|12, rue de la Gare|L-9999|S;Z C",
                "LV|Brīvības iela 12|LV-9999|S;C, Z",
                "MT|12 Main Street|SLM 9999|S;C Z",
                "NL|Dorpsstraat 3|9999 AB|S;Z C",
                "NO|Storgata 5|9999|S;Z C",
                "PL|ul. Długa 7|99-999|S;Z C",
                "PT|Rua das Flores, 45|9999-999|S;Z C",
                "RO|Str. Lungă nr. 5|999999|S;Z C",
                "SE|Storgatan 5|999 99|S;Z C",
                "SI|Slovenska cesta 5|9999|S;Z C",
                "SK|Hlavná 5|999 99|S;Z C",
            })
    void aTownWithItsStreetAndCodeNeedsConsent(String country, String street, String code, String order) {
        Random random = new Random(country.hashCode());
        List<String> missed = new ArrayList<>();
        List<String> towns = PLACES.getOrDefault(country, List.of());
        for (int i = 0; i < TOWNS; i++) {
            String town = towns.get(random.nextInt(towns.size()));
            String text = order.replace(";", "\n")
                    .replace("Z", "{code}")
                    .replace("S", "{street}")
                    .replace("C", town)
                    .replace("{code}", code(country, code, random))
                    .replace("{street}", street);
            for (UnaryOperator<String> writing : WRITINGS) {
                String written = writing.apply(text);
                if (!(POLICY.decide(Contacts.address(written)) instanceof Refused)) {
                    missed.add(written);
                }
            }
        }
        assertThat(missed).as("%s", missed).hasSizeLessThanOrEqualTo((int) ((1 - LEAST) * TOWNS * WRITINGS.size()));
    }

    private static String code(String country, String pattern, Random random) {
        while (true) {
            String code = pattern.chars()
                    .mapToObj(c -> c == '9' ? Integer.toString(random.nextInt(10)) : Character.toString(c))
                    .collect(Collectors.joining());
            if (PostalCodes.customary(country, code).isPresent()) {
                return code;
            }
        }
    }
}
