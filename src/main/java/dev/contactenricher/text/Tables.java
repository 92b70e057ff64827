package dev.contactenricher.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the tab-separated tables and the lists that lie beside a class. */
public final class Tables {

    private Tables() {}

    /** The rows, each split at its tabs. */
    public static List<String[]> read(Class<?> owner, String name) {
        return text(owner, name).map(line -> line.split("\t", -1)).toList();
    }

    /** The lines but for blank ones, and comments behind a {@code #}. */
    public static Stream<String> lines(Class<?> owner, String name) {
        return text(owner, name).filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    /** The words behind each name, which are separated by spaces; comments and blank lines are left out. */
    public static Map<String, Set<String>> words(Class<?> owner, String name) {
        return lines(owner, name)
                .map(line -> line.split("\t"))
                .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> Set.copyOf(List.of(row[1].split(" ")))));
    }

    private static Stream<String> text(Class<?> owner, String name) {
        return new String(bytes(owner, name), StandardCharsets.UTF_8).lines();
    }

    public static byte[] bytes(Class<?> owner, String name) {
        try (InputStream table = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
