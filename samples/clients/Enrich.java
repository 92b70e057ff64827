import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Sends contacts, a JSON object a line, in chunks of a thousand, waits for each, and keeps what became of them as CSV:
 * {@code ENRICHER_URL=http://localhost:8080 ENRICHER_KEY=… java Enrich.java contacts.ndjson}
 */
class Enrich {

    static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The same call is still at work, too fast, or busy. */
    static final List<Integer> AGAIN = List.of(409, 429, 503);

    public static void main(String[] files) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(files[0])).stream().filter(line -> !line.isBlank()).toList();
        for (int from = 0; from < lines.size(); from += 1000) {
            String body = "{\"contacts\":[" + String.join(",", lines.subList(from, Math.min(from + 1000, lines.size()))) + "]}";
            // the same chunk has the same key, so that sending it twice queues it once
            String key = UUID.nameUUIDFromBytes(body.getBytes("UTF-8")).toString();
            var answer = call(request("/enrich-batch").header("Content-Type", "application/json")
                    .header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
            String job = field(answer.body(), "job_id");
            if (job == null) throw new IllegalStateException(answer.body());
            String state = call(request("/jobs/" + job)).body();
            for (; !field(state, "status").startsWith("completed"); state = call(request("/jobs/" + job)).body()) Thread.sleep(2000);
            System.out.println(job + " " + field(state, "status"));
            Files.writeString(Path.of("results-" + job + ".csv"),
                    call(request("/jobs/" + job + "/contacts").header("Accept", "text/csv")).body());
        }
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(System.getenv("ENRICHER_URL") + path))
                .header("Authorization", "Bearer " + System.getenv("ENRICHER_KEY"));
    }

    /** A busy service is asked again when it says so, and one that gave no answer a little later. */
    static HttpResponse<String> call(HttpRequest.Builder request) throws Exception {
        while (true) {
            long pause = 5;
            try {
                var answer = HTTP.send(request.build(), BodyHandlers.ofString());
                if (!AGAIN.contains(answer.statusCode())) return answer;
                pause = answer.headers().firstValueAsLong("Retry-After").orElse(pause);
            } catch (IOException noAnswer) {
                System.err.println("No answer: " + noAnswer);
            }
            Thread.sleep(1000 * pause);
        }
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : null;
    }
}
