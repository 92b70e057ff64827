package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Table;
import dev.contactenricher.http.HttpWire.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A job as the answer to its batch told of it, held against all else that tells of it. */
record ToldJob(JsonNode answer) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COUNTS = List.of("received", "accepted", "duplicates", "unchanged", "rejected");
    private static final List<String> STATES =
            List.of("queued", "submitted", "merged", "failed", "withdrawn", "cancelled", "absent");

    String id() {
        return answer.path("job_id").asString();
    }

    JsonNode now(BatchCalls calls) throws IOException {
        return calls.json("/jobs/" + id());
    }

    /** Of an answer, or a dry run's: whether its counts are those of its results. */
    static void addsUp(JsonNode answer) {
        List<String> outcomes = StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> result.path("outcome").asString())
                .toList();
        assertThat(COUNTS.stream().map(count -> answer.path(count).asInt(-1)))
                .containsExactly(
                        outcomes.size(),
                        count(outcomes, "accepted"),
                        count(outcomes, "duplicate"),
                        count(outcomes, "unchanged"),
                        count(outcomes, "rejected"));
        assertThat(answer.path("success").asBoolean()).isEqualTo(count(outcomes, "rejected") < outcomes.size());
    }

    private static int count(List<String> outcomes, String outcome) {
        return (int) outcomes.stream().filter(outcome::equals).count();
    }

    void isToldAlike(BatchCalls calls, Random random) throws IOException {
        JsonNode job = now(calls);
        COUNTS.forEach(count -> assertThat(job.path(count)).as(count).isEqualTo(answer.path(count)));
        assertThat(STATES.stream().mapToInt(state -> job.path(state).asInt(0)).sum())
                .isEqualTo(job.path("accepted").asInt());

        List<JsonNode> results = results();
        List<JsonNode> pages = pages(calls, results.size() > 20 ? 100 : 1 + random.nextInt(results.size() + 1));
        assertThat(pages.stream().map(ToldJob::withoutState)).isEqualTo(results);
        Answer lines = calls.get("/jobs/" + id() + "/contacts", "application/x-ndjson");
        assertThat(lines.body().lines().map(JSON::readTree)).isEqualTo(pages);
        assertThat(file(calls)).isEqualTo(pages.stream().flatMap(ToldJob::rows).toList());

        int one = random.nextInt(results.size());
        JsonNode explained = calls.json("/jobs/" + id() + "/contacts/" + one);
        assertThat(explained.path("outcome")).isEqualTo(results.get(one).path("outcome"));
    }

    private List<JsonNode> results() {
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> (JsonNode) ((ObjectNode) result.deepCopy()).without("normalized"))
                .toList();
    }

    private List<JsonNode> pages(BatchCalls calls, int limit) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        JsonNode cursor = JSON.nullNode();
        do {
            JsonNode page = calls.json("/jobs/" + id() + "/contacts?limit=" + limit
                    + (cursor.isNull() ? "" : "&cursor=" + cursor.asString()));
            page.path("results").forEach(all::add);
            cursor = page.path("next_cursor");
        } while (!cursor.isNull());
        return all;
    }

    private List<List<String>> file(BatchCalls calls) throws IOException {
        Answer file = calls.get("/jobs/" + id() + "/contacts", "text/csv");
        Table table = (Table) CsvFiles.read(file.body().getBytes(UTF_8), null, 10_000);
        return table.rows().stream().map(Row::cells).toList();
    }

    private static Stream<List<String>> rows(JsonNode result) {
        List<String> contact = Stream.of("index", "line", "external_crm_id", "outcome", "state", "duplicate_of")
                .map(name -> result.path(name).asString(""))
                .toList();
        List<List<String>> findings = Stream.of("errors", "warnings")
                .flatMap(list -> StreamSupport.stream(result.path(list).spliterator(), false))
                .map(finding -> Stream.of("field", "code", "message")
                        .map(name -> finding.path(name).asString(""))
                        .toList())
                .toList();
        return (findings.isEmpty() ? List.of(List.of("", "", "")) : findings)
                .stream()
                        .map(finding -> Stream.concat(contact.stream(), finding.stream())
                                .toList());
    }

    private static JsonNode withoutState(JsonNode result) {
        return ((ObjectNode) result.deepCopy()).without("state");
    }
}
