package dev.contactenricher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.contactenricher.standin.StandInCxone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

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

    @Test
    void theStandInOfCxoneTellsWhatItReceived() throws Exception {
        try (var cxone = new StandInCxone(1, Duration.ofSeconds(1));
                var http = HttpClient.newHttpClient()) {
            cxone.tells(() -> List.of(JsonNodeFactory.instance.objectNode().put("external_crm_id", "A-1")));
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(cxone.baseUrl() + "/received"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("[{\"external_crm_id\":\"A-1\"}]");
        }
    }
}
