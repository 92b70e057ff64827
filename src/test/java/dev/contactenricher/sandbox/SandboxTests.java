package dev.contactenricher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.Classes;
import dev.contactenricher.standin.StandInCxone;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SandboxTests {

    /** {@code spring-boot:test-run} starts the only main class that it finds, and nothing where there are two. */
    @Test
    void itIsTheOnlyProgramAmongTheTests() {
        assertThat(Classes.ofTheTests()).filteredOn(SandboxTests::hasMain).containsExactly(Sandbox.class);
    }

    private static boolean hasMain(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("main")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class}));
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
