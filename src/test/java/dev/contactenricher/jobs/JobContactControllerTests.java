package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.queue.EntryState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

class JobContactControllerTests {

    private final JobViews views = mock();
    private final MockMvcTester mvc =
            MockMvcTester.of(new JobContactController(views, new ResultFiles(views, new JsonMapper())));

    @BeforeEach
    void threeContacts() {
        have(IntStream.range(0, 3)
                .mapToObj(index -> contact(index, null, null, List.of()))
                .toList());
    }

    private void have(List<ListedContact> contacts) {
        when(views.contacts(any(), anyInt(), anyInt(), any())).thenAnswer(call -> {
            int after = call.getArgument(1);
            int most = call.getArgument(2);
            return Optional.of(contacts.stream()
                    .filter(contact -> contact.result().index() > after)
                    .limit(most)
                    .toList());
        });
    }

    @Test
    void aPageTellsWhereTheNextBegins() {
        assertThat(mvc.get().uri("/jobs/j/contacts?limit=2"))
                .bodyJson()
                .isLenientlyEqualTo("{\"results\": [{\"index\": 0}, {\"index\": 1}], \"nextCursor\": \"1\"}");
        assertThat(mvc.get().uri("/jobs/j/contacts?limit=2&cursor=1"))
                .bodyJson()
                .isLenientlyEqualTo("{\"results\": [{\"index\": 2}], \"nextCursor\": null}");
    }

    @Test
    void aFullLastPageIsTheLast() {
        assertThat(mvc.get().uri("/jobs/j/contacts?limit=3"))
                .bodyJson()
                .extractingPath("nextCursor")
                .isNull();
    }

    @Test
    void anAcceptedContactTellsItsStateAndAFailedOneWhy() {
        have(List.of(contact(0, EntryState.FAILED, "refused", List.of())));
        assertThat(mvc.get().uri("/jobs/j/contacts"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"results\": [{\"outcome\": \"accepted\", \"state\": \"failed\", \"failure\": \"refused\"}]}");
    }

    /** Both are downloaded from one page, into one folder. */
    @ParameterizedTest
    @CsvSource({
        "'', job-j.csv",
        "?outcome=rejected, job-j-rejected.csv",
        "?state=failed, job-j-failed.csv",
        "?outcome=accepted&state=merged, job-j-accepted-merged.csv"
    })
    void aFileOfSomeIsNotCalledAsTheFileOfAll(String filter, String name) {
        assertThat(mvc.get().uri("/jobs/j/contacts" + filter).accept("text/csv"))
                .headers()
                .hasValue(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    @Test
    void aFileHasALineForEachFinding() {
        have(List.of(
                contact(0, null, null, List.of(finding("a"), finding("b"))),
                contact(1, EntryState.FAILED, "refused", List.of()),
                contact(2, EntryState.QUEUED, null, List.of())));
        assertThat(csv())
                .containsExactly(
                        "index,line,external_crm_id,outcome,state,duplicate_of,field,code,message",
                        "0,,id-0,accepted,,,email,a,Its rule",
                        "0,,id-0,accepted,,,email,b,Its rule",
                        "1,3,id-1,accepted,failed,,,refused,CXone refused this contact",
                        "2,4,id-2,accepted,queued,,,,");
    }

    @Test
    void aStreamHasALineForEachContact() throws Exception {
        have(IntStream.range(0, 2500)
                .mapToObj(index -> contact(index, null, null, List.of()))
                .toList());
        String body = mvc.get()
                .uri("/jobs/j/contacts?limit=1")
                .header(HttpHeaders.ACCEPT, "application/x-ndjson")
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(body.lines()).hasSize(2500).last().asString().contains("\"index\":2499");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "@SUM(A1)", "+cmd", "-2+3", "\t=1", "+1+1"})
    void noIdBecomesAFormula(String id) {
        have(List.of(contact(0, id)));
        assertThat(csv().getLast()).startsWith("0,,").contains("'" + id);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '$',
            value = {"a;=1, a;'=1", "a; \"@x, a; \"'@x", "=1;+1, '=1;'+1"})
    void noPartOfAnIdBecomesAFormulaWhereSemicolonsSeparate(String id, String written) {
        have(List.of(contact(0, id)));
        assertThat(csv().getLast()).startsWith("0,,").contains(written.replace("\"", "\"\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12", "+49", "-1.5", "0031", "a=b", "001-A"})
    void otherIdsStayAsTheyAre(String id) {
        have(List.of(contact(0, id)));
        assertThat(csv().getLast()).startsWith("0,," + id + ",accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=-1",
                "limit=x",
                "cursor=x",
                "cursor=-1",
                "outcome=merged",
                "state=accepted"
            })
    void whatBreaksARuleIsRefused(String query) {
        assertThat(mvc.get().uri("/jobs/j/contacts?" + query)).hasStatus(400);
    }

    private List<String> csv() {
        try {
            return mvc.get()
                    .uri("/jobs/j/contacts")
                    .header(HttpHeaders.ACCEPT, "text/csv")
                    .exchange()
                    .getResponse()
                    .getContentAsString()
                    .lines()
                    .toList();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static Finding finding(String code) {
        return new Finding("email", code, "Its rule");
    }

    private static ListedContact contact(
            int index, @Nullable EntryState state, @Nullable String failure, List<Finding> warnings) {
        return contact(index, "id-" + index, state, failure, warnings);
    }

    private static ListedContact contact(int index, String id) {
        return contact(index, id, null, null, List.of());
    }

    private static ListedContact contact(
            int index, String id, @Nullable EntryState state, @Nullable String failure, List<Finding> warnings) {
        return new ListedContact(
                new ContactResult(
                        index, index == 0 ? null : index + 2L, id, Outcome.ACCEPTED, null, null, List.of(), warnings),
                state == null ? null : ContactStates.wireName(state),
                failure);
    }
}
