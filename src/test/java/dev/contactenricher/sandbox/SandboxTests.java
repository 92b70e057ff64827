package dev.contactenricher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SandboxTests {

    /** {@code spring-boot:test-run} starts the only main class that it finds, and nothing where there are two. */
    @Test
    void itIsTheOnlyProgramAmongTheTests() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new ImportOption.OnlyIncludeTests())
                        .importPackages("dev.contactenricher"))
                .filteredOn(type -> type.tryGetMethod("main", String[].class).isPresent())
                .extracting(JavaClass::getName)
                .containsExactly(Sandbox.class.getName());
    }
}
