package dev.contactenricher.normalize;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Addresses without a country: forty of Europe and twenty of elsewhere, in every shape that a contact may bring them in. */
public final class Towns {

    private static final JsonMapper JSON = new JsonMapper();

    /** @param country where it is, which the contact does not say */
    public record Town(String country, String street, String city, String state, String code) {

        public boolean isInEurope() {
            return !List.of("US", "CA", "AU", "BR", "MX", "IN", "JP", "RU", "SG", "ZA", "TR")
                    .contains(country);
        }

        /** As somebody writes it in one line. */
        public ObjectNode text() {
            return JSON.createObjectNode().put("address", line(", "));
        }

        public ObjectNode lines() {
            return JSON.createObjectNode().put("address", line("\n"));
        }

        public ObjectNode object() {
            ObjectNode contact = JSON.createObjectNode();
            parts(contact.putObject("address"), "address1", "city", "state", "postal_code");
            return contact;
        }

        public ObjectNode objectByOtherNames() {
            ObjectNode contact = JSON.createObjectNode();
            parts(contact.putObject("address"), "street", "town", "province", "zip");
            return contact;
        }

        public ObjectNode columns() {
            return parts(JSON.createObjectNode(), "address1", "city", "state", "postal_code");
        }

        public ObjectNode columnsByOtherNames() {
            return parts(JSON.createObjectNode(), "Street", "City", "Region", "postcode");
        }

        /** The street as the text of an address, the rest beside it. */
        public ObjectNode mixed() {
            return parts(JSON.createObjectNode(), "address", "city", "state", "zip");
        }

        /** The whole line where only the street is asked for. */
        public ObjectNode wholeInStreet() {
            ObjectNode contact = JSON.createObjectNode();
            contact.putObject("address").put("address1", line(", "));
            return contact;
        }

        public List<ObjectNode> shapes() {
            return List.of(
                    text(),
                    lines(),
                    object(),
                    objectByOtherNames(),
                    columns(),
                    columnsByOtherNames(),
                    mixed(),
                    wholeInStreet());
        }

        private String line(String by) {
            if (country.equals("JP")) {
                return "〒" + code + by + state + city + street;
            }
            boolean codeFirst = isInEurope() && !List.of("GB", "IE").contains(country) || country.equals("TR");
            if (codeFirst) {
                return street + by + code + " " + city + (state.isEmpty() ? "" : " " + state);
            }
            if (state.isEmpty()) {
                return street + by + city + (List.of("GB", "IE").contains(country) ? by : " ") + code;
            }
            return street + by + city + by + state + (code.isEmpty() ? "" : " " + code);
        }

        private ObjectNode parts(ObjectNode into, String ofStreet, String ofCity, String ofState, String ofCode) {
            into.put(ofStreet, street).put(ofCity, city);
            if (!state.isEmpty()) {
                into.put(ofState, state);
            }
            if (!code.isEmpty()) {
                into.put(ofCode, code);
            }
            return into;
        }
    }

    private Towns() {}

    public static List<Town> all() {
        try (InputStream table = Objects.requireNonNull(Towns.class.getResourceAsStream("towns.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Town(row[0], row[1], row[2], row[3], row[4]))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Stream<Town> stream() {
        return all().stream();
    }
}
