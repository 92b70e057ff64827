package dev.contactenricher.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that the build generates from the description, {@code target/clients}. */
class GeneratedClientIT {

    private static final Path CLIENTS = Path.of("target/clients");

    @Test
    void theJavaClientCompiles(@TempDir Path classes) throws IOException {
        var faults = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(faults, null, null)) {
            List<Path> sources = sources("java/src/main/java", ".java");
            assertThat(sources).hasSizeGreaterThan(50);
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            faults,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(faults.getDiagnostics())
                    .filteredOn(fault -> fault.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .isEmpty();
            assertThat(compiled).isTrue();
        }
    }

    @Test
    void theOthersAreThere() throws IOException {
        assertThat(sources("typescript", ".ts")).hasSizeGreaterThan(50);
        assertThat(sources("python", ".py")).hasSizeGreaterThan(50);
    }

    private static List<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(CLIENTS.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
