package dev.contactenricher.normalize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tab-separated tables that lie beside this class. */
final class Tables {

    private Tables() {}

    /** The rows, each split at its tabs. */
    static List<String[]> read(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    static byte[] bytes(String name) {
        try (InputStream table = Objects.requireNonNull(Tables.class.getResourceAsStream(name), name)) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
