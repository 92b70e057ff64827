package dev.contactenricher.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tab-separated tables that lie beside a class. */
public final class Tables {

    private Tables() {}

    /** The rows, each split at its tabs. */
    public static List<String[]> read(Class<?> owner, String name) {
        return new String(bytes(owner, name), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t", -1))
                .toList();
    }

    public static byte[] bytes(Class<?> owner, String name) {
        try (InputStream table = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return table.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
