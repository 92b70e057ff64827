package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files as forms bring them, with and without the page's script. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class UploadTests {

    private static final String FILE = "email,country\n%s@own-mail.example,US\n";

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        visitor = Visitor.signedIn(port, "crm-key-of-tests");
    }

    private HttpResponse<String> submit(String key, String file, String... more) {
        var fields = new HashMap<>(Map.of("act", "submit", "key", key));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return visitor.upload(fields, file.getBytes(StandardCharsets.UTF_8));
    }

    private static String job(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void eachPageHasAKeyOfItsOwn() {
        String first = visitor.get("/console/upload").body();
        assertThat(first).containsPattern("name=\"key\" value=\"[0-9a-f-]{36}\"");
        assertThat(visitor.get("/console/upload").body()).isNotEqualTo(first);
    }

    /** Pressed twice, repeated after a lost answer, or loaded again by the browser. */
    @Test
    void aFormThatIsSentTwiceIsTakenOnce() {
        String key = UUID.randomUUID().toString();
        String file = FILE.formatted(key);
        String job = job(submit(key, file));
        assertThat(job(submit(key, file))).isEqualTo(job);
        assertThat(job(submit(UUID.randomUUID().toString(), file))).isNotEqualTo(job);
    }

    @ParameterizedTest
    @CsvSource({"mapping, hubspot", "charset, windows-1252", "line, 1000"})
    void anotherFileOrAnotherReadingFromTheSameFormIsAnotherWish(String field, String value) {
        String key = UUID.randomUUID().toString();
        String file = FILE.formatted(key);
        String job = job(submit(key, file));
        assertThat(job(submit(key, FILE.formatted("other" + key)))).isNotEqualTo(job);
        assertThat(job(submit(key, file, field, value))).isNotEqualTo(job);
    }

    /** A part says how many lines of the file stand before it. */
    @Test
    void aFaultsLineIsThatOfTheWholeFile() {
        String broken = FILE.formatted("a") + "\"b\"x,US\n";
        assertThat(submit("k", broken).body()).contains("(line 3)");
        assertThat(submit("k", broken, "line", "1000").body()).contains("(line 1003)");
    }

    /** People look for a contact's row in the file that they have, not in one of the parts that it was sent in. */
    @Test
    void aContactsLineIsThatOfTheWholeFile() {
        String id = UUID.randomUUID().toString();
        assertThat(visitor.get(job(submit(id, FILE.formatted(id), "line", "1000")))
                        .body())
                .contains("line 1002");
    }

    /** Ids are kept as they came; what is copied from a page has no blanks around it, or too many. */
    @Test
    void aJobIsFoundByAnIdThatWasCopiedWithBlanks() {
        String id = UUID.randomUUID().toString();
        submit(id, "email,country,external_crm_id\n%1$s@own-mail.example,US,%1$s\n".formatted(id));
        assertThat(visitor.post("/console/jobs", Map.of("crm", " " + id + "\t")).body())
                .contains("<table>")
                .doesNotContain("No job matches");
    }

    /** The list under the figures says the same as they do, as long as the job moves. */
    @Test
    void whatIsListedOfAJobRefreshesWithItsFigures() {
        var operator = Visitor.signedIn(port, "ops-key-of-tests");
        operator.post("/console/sending/pause", Map.of());
        String id = UUID.randomUUID().toString();
        String job = job(submit(id, FILE.formatted(id) + "none,US\n"));
        assertThat(part(job, "list"))
                .contains("hx-trigger=\"every 15s\"", "no-0")
                .doesNotContain("<form", "identity_missing</code></td>");
        assertThat(part(job, "errors"))
                .contains("hx-trigger=\"every 15s\"", "identity_missing")
                .doesNotContain("no-0");
        assertThat(part(job + "?state=merged", "list")).contains("No contact matches", "state=merged");
        visitor.post(job + "/cancel", Map.of("confirmed", "true"));
        assertThat(part(job, "list")).contains("cancelled").doesNotContain("hx-trigger");
        operator.post("/console/sending/resume", Map.of());
    }

    private String part(String path, String id) {
        return visitor.get(path, "HX-Request", "true", "HX-Target", id).body();
    }

    /** Nothing is taken of two files, rather than the first without a word. */
    @Test
    void twoFilesInOneFormAreRefused() {
        byte[] file = FILE.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = visitor.upload(Map.of("act", "submit"), file, file);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose one file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0"})
    void aWorkbookIsToldFromACsvFile(String start) {
        byte[] file = (start + "more of it").getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> answer = visitor.upload(Map.of("act", "try"), file);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Save it as CSV")
                .containsPattern("name=\"file\"[^>]*aria-describedby=\"notice file-help\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16IsReadInEitherOrderWhereItWasChosen(String charset) {
        byte[] file = "email,first_name,country\nzoe@own-mail.example,Zoë,US\n".getBytes(Charset.forName(charset));
        assertThat(visitor.upload(Map.of("act", "try", "charset", "UTF-16"), file)
                        .body())
                .contains("zoe@own-mail.example", "Zoë");
    }
}
