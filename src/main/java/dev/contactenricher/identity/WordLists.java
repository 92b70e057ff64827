package dev.contactenricher.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the lists that lie beside this class: lines, and comments behind a {@code #}. */
final class WordLists {

    private WordLists() {}

    static Stream<String> read(String list) {
        try (InputStream lines = Objects.requireNonNull(WordLists.class.getResourceAsStream(list), list)) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
