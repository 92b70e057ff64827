package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTests {

    private static final String SECRET = "ada@example.org";

    private final Failing failing = new Failing();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(failing)
            .setControllerAdvice(new ProblemAdvice(event -> {}))
            .build();

    /** As in the service's own settings: what Spring logs of requests quotes them. */
    @BeforeAll
    static void quietSpring() {
        LoggingSystem.get(ProblemAdviceTests.class.getClassLoader())
                .setLogLevel("org.springframework.web", LogLevel.ERROR);
    }

    @RestController
    @SuppressWarnings("UnusedMethod") // called by the dispatcher of Spring MVC
    private static final class Failing {

        Supplier<RuntimeException> failure = IllegalStateException::new;

        @GetMapping("/fail")
        String fail() {
            throw failure.get();
        }

        @GetMapping("/numbers")
        int number(@RequestParam int limit) {
            return limit;
        }

        @PostMapping(path = "/numbers", consumes = "application/json", produces = "application/json")
        Map<String, Integer> numbers(@RequestBody Map<String, Integer> numbers) {
            return numbers;
        }
    }

    @Test
    void jsonThatCannotBeReadIsToldByItsPlace() throws Exception {
        assertProblem(postJson("{\"a\":\n \"" + SECRET + "\"}"), 400, "invalid-request")
                .andExpect(jsonPath("$.detail").value(Matchers.containsString("line 2")));
        assertProblem(postJson("{"), 400, "invalid-request");
    }

    @Test
    void parametersAtFaultAreNamedWithoutTheirValue() throws Exception {
        assertProblem(mvc.perform(get("/numbers").param("limit", SECRET)), 400, "invalid-request")
                .andExpect(jsonPath("$.detail").value("The parameter 'limit' is malformed"));
        assertProblem(mvc.perform(get("/numbers")), 400, "invalid-request")
                .andExpect(jsonPath("$.detail").value("The parameter 'limit' is missing"));
    }

    @Test
    void whatSpringRefusesIsAProblemToo() throws Exception {
        assertProblem(mvc.perform(get("/" + SECRET)), 404, "not-found");
        assertProblem(mvc.perform(post("/fail")), 405, "method-not-allowed").andExpect(header().string("Allow", "GET"));
        assertProblem(
                        mvc.perform(post("/numbers")
                                .contentType(MediaType.TEXT_PLAIN)
                                .content(SECRET)),
                        415,
                        "unsupported-media-type")
                .andExpect(jsonPath("$.detail")
                        .value("Content-Type must be one of application/json, in a charset that is known here"));
        assertProblem(
                        mvc.perform(post("/numbers")
                                .contentType(MediaType.APPLICATION_JSON)
                                .accept("image/png")
                                .content("{}")),
                        406,
                        "not-acceptable")
                .andExpect(jsonPath("$.detail").value("Accept must allow one of application/json"));
    }

    static Stream<RuntimeException> storeFailures() {
        return Stream.of(
                new DataAccessResourceFailureException(SECRET),
                new CannotGetJdbcConnectionException(SECRET),
                new CannotAcquireLockException(SECRET),
                new QueryTimeoutException(SECRET),
                new CannotCreateTransactionException(SECRET),
                new TransactionSystemException(SECRET));
    }

    @ParameterizedTest
    @MethodSource("storeFailures")
    void aStoreOutOfReachIsForLater(RuntimeException failure) throws Exception {
        failing.failure = () -> failure;
        assertProblem(mvc.perform(get("/fail")), 503, "unavailable").andExpect(header().string("Retry-After", "5"));
    }

    @Test
    void problemsThatRoomsThrowArriveAsTheyAre() throws Exception {
        failing.failure = () -> Problem.IN_PROGRESS.because("The first answer is not there yet");
        assertProblem(mvc.perform(get("/fail")), 409, "in-progress")
                .andExpect(jsonPath("$.detail").value("The first answer is not there yet"));
    }

    @Test
    void theUnexpectedIsLoggedByItsPlaceAndAnIdOnly(CapturedOutput output) throws Exception {
        failing.failure = () -> new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        String instance = assertProblem(mvc.perform(get("/fail")), 500, "internal")
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll(".*\"(urn:uuid:[^\"]+)\".*", "$1");
        assertThat(output)
                .contains(instance)
                .contains("java.lang.IllegalStateException at " + ProblemAdviceTests.class.getName())
                .contains("caused by java.lang.IllegalArgumentException")
                .doesNotContain(SECRET);
    }

    private ResultActions postJson(String body) throws Exception {
        return mvc.perform(
                post("/numbers").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static ResultActions assertProblem(ResultActions answer, int status, String name) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(content().string(not(Matchers.containsString(SECRET))))
                .andExpect(jsonPath("$.type").value("urn:contact-enricher:problem:" + name))
                .andExpect(jsonPath("$.status").value(status))
                .andExpect(jsonPath("$.instance").value(startsWith("urn:uuid:")));
    }
}
