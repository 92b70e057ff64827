package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the same contacts, texts by the names of fields, in one form or another. */
final class WrittenForms {

    private static final JsonMapper JSON = new JsonMapper();

    /** What programs write as JSON's numbers, and files in the same way. */
    private static final Set<String> NUMBERS = Set.of("phone", "postal_code", "country", "updated_at", "timezone");

    private static final String NUMBER = "-?(0|[1-9]\\d*)(\\.\\d+)?([eE]\\d+)?";

    private WrittenForms() {}

    /** A file as it comes. */
    record Bytes(byte[] bytes, @Nullable Charset named) {}

    static String json(Collection<Map<String, String>> contacts) {
        return JSON.writeValueAsString(Map.of("contacts", contacts));
    }

    /** With its members in another order, other white space, other escapes, and numbers and booleans as such. */
    static String otherJson(List<Map<String, String>> contacts, Random random) {
        return contacts.stream()
                .map(contact -> {
                    var fields = new ArrayList<>(contact.entrySet());
                    Collections.shuffle(fields, random);
                    return fields.stream()
                            .map(field -> space(random) + escaped(field.getKey(), random) + space(random) + ":"
                                    + value(field, random) + space(random))
                            .collect(Collectors.joining(",", "{", "}"));
                })
                .collect(Collectors.joining(space(random) + "," + space(random), "{ \"contacts\": [", "]\r\n}"));
    }

    /** With its columns in another order and other writings, other signs, and lines that say nothing. */
    static String file(List<Map<String, String>> contacts, Random random) {
        Set<String> names = new LinkedHashSet<>(List.of("email", "nothing"));
        contacts.forEach(contact -> names.addAll(contact.keySet()));
        List<String> columns = new ArrayList<>(names);
        Collections.shuffle(columns, random);
        String separator = one(random, ",", ";", "\t");
        String end = one(random, "\n", "\r\n", "\r");
        String unnamed = separator.repeat(random.nextInt(3));
        List<String> lines = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            lines.add("sep=" + separator);
        }
        lines.add(line(columns.stream().map(name -> spelt(name, random)).toList(), separator, random) + unnamed);
        for (Map<String, String> contact : contacts) {
            List<String> cells = columns.stream()
                    .map(name -> marked(contact.getOrDefault(name, ""), random))
                    .toList();
            lines.add(line(cells, separator, random) + unnamed.substring(random.nextInt(unnamed.length() + 1)));
            lines.add(one(random, "", separator, separator.repeat(5)));
        }
        return String.join(end, lines) + one(random, "", end);
    }

    /** As it stands, each contact's cells in the order of its columns. */
    static String file(List<String> columns, List<Map<String, String>> contacts, Random random) {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns, ";", random));
        contacts.forEach(contact -> lines.add(line(
                columns.stream().map(name -> contact.getOrDefault(name, "")).toList(), ";", random)));
        return String.join("\n", lines);
    }

    static Bytes bytes(String file, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Bytes(("\uFEFF" + file).getBytes(UTF_8), null);
            case 1 -> new Bytes(("\uFEFF" + file).getBytes(UTF_16LE), null);
            case 2 -> new Bytes(("\uFEFF" + file).getBytes(UTF_16BE), null);
            case 3 -> new Bytes(file.getBytes(UTF_16BE), UTF_16BE);
            case 4 -> new Bytes(file.getBytes(UTF_16LE), null);
            default -> new Bytes(file.getBytes(UTF_8), null);
        };
    }

    private static String value(Map.Entry<String, String> field, Random random) {
        String value = field.getValue();
        boolean isNumber = NUMBERS.contains(field.getKey()) && value.matches(NUMBER);
        boolean isFlag = field.getKey().contains("consent_to") && value.matches("true|false");
        return (isNumber || isFlag) && random.nextBoolean() ? value : escaped(value, random);
    }

    private static String escaped(String text, Random random) {
        return random.nextBoolean()
                ? JSON.writeValueAsString(text)
                : text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
    }

    private static String space(Random random) {
        return one(random, "", "", " ", "\n", "\r\n\t");
    }

    private static String line(List<String> cells, String separator, Random random) {
        return cells.stream().map(cell -> quoted(cell, separator, random)).collect(Collectors.joining(separator));
    }

    /** A quote that does not begin a cell is a sign. */
    private static String quoted(String cell, String separator, Random random) {
        boolean must = cell.contains(separator) || cell.startsWith("\"") || cell.contains("\n") || cell.contains("\r");
        return must || random.nextInt(3) == 0 ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /** As exports keep spreadsheets from reading a cell otherwise. */
    private static String marked(String cell, Random random) {
        if (cell.isEmpty() || !cell.equals(cell.strip()) || random.nextInt(4) > 0) {
            return cell;
        } else if ("0123456789+-=@".indexOf(cell.charAt(0)) >= 0 && random.nextBoolean()) {
            return "'" + cell;
        }
        return cell.contains("\"") || cell.startsWith("'") ? cell : "=\"" + cell + "\"";
    }

    private static String spelt(String name, Random random) {
        String spelt = name.matches("[a-z_0-9]+") ? name.replace("_", one(random, "_", " ", "-", "")) : name;
        return switch (random.nextInt(3)) {
            case 0 -> spelt.equals(name.toLowerCase(Locale.ROOT)) ? spelt.toUpperCase(Locale.ROOT) : spelt;
            case 1 -> " " + spelt + "  ";
            default -> spelt;
        };
    }

    static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
