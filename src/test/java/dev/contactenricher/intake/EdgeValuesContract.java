package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.jobs.Outcome;
import dev.contactenricher.merge.HandDispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** One contact's trouble is its own: no value of one may cost the others of its batch anything. */
abstract class EdgeValuesContract extends AdmissionRoom {

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<String> fields() {
        return EdgeValues.FIELDS.stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aValueAtTheEdgeCostsItsOwnContactAtMost(String field) {
        List<String> contacts = new ArrayList<>();
        contacts.add("{\"email\": \"first@example.com\", \"updated_at\": \"2026-01-01T00:00:00Z\"}");
        for (String value : EdgeValues.placed()) {
            int n = contacts.size();
            String mail = field.equals("email")
                    ? "\"phone\": \"+1212555" + (1000 + n) + "\""
                    : "\"email\": \"p" + n + "@example.com\"";
            contacts.add("{" + mail + ", \"" + field + "\": " + value + "}");
            // a second one of the same person, so that the two are joined
            contacts.add(
                    "{" + mail + ", \"first_name\": \"Ann\", \"interaction_history\": [{\"at\": 7}], \"updated_at\":"
                            + " \"2026-01-02T00:00:00Z\"}");
        }
        contacts.add("{\"email\": \"last@example.com\"}");

        var answer = take(contacts.toArray(String[]::new));

        assertThat(answer.results()).hasSize(contacts.size());
        assertThat(answer.results().getFirst().outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(answer.results().getLast().outcome()).isEqualTo(Outcome.ACCEPTED);
        List<HandDispatcher.Request> requests = cxone.send();
        requests.forEach(request -> {
            assertThat(JSON.readTree(JSON.writeValueAsBytes(request.contacts())))
                    .hasSize(request.contacts().size());
            request.isMerged();
        });
        var again = take(contacts.toArray(String[]::new));
        assertThat(again.results().getFirst().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.results().getLast().outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void aNameAtTheEdgeCostsItsOwnContactAtMost() {
        List<String> contacts = new ArrayList<>();
        EdgeValues.names()
                .forEach(name ->
                        contacts.add("{\"email\": \"n" + contacts.size() + "@example.com\", \"" + name + "\": 1}"));
        contacts.add("{\"email\": \"last@example.com\"}");

        var answer = take(contacts.toArray(String[]::new));

        assertThat(answer.results().getLast().outcome()).isEqualTo(Outcome.ACCEPTED);
    }
}
