package dev.contactenricher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that were compiled together, for tests that look for some of them but not at what they use. */
public final class Classes {

    private static final String END = ".class";

    private Classes() {}

    /** Those of the program, loaded but not initialised. */
    public static List<Class<?>> ofTheProgram() {
        return besides(ContactEnricherApplication.class);
    }

    /** Those of the tests, loaded but not initialised. */
    public static List<Class<?>> ofTheTests() {
        return besides(Classes.class);
    }

    private static List<Class<?>> besides(Class<?> one) {
        try {
            Path root = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root.resolve("dev/contactenricher"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(END) && !name.endsWith("package-info.class"))
                        .sorted()
                        .<Class<?>>map(name -> load(name, one))
                        .toList();
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file, Class<?> besides) {
        String name = file.substring(0, file.length() - END.length()).replace('/', '.');
        try {
            return Class.forName(name, false, besides.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
