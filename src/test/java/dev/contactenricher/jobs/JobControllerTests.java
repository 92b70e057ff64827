package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class JobControllerTests {

    private final JobViews views = mock();
    private final MockMvcTester mvc = MockMvcTester.of(new JobController(views));

    @BeforeEach
    void threeContacts() {
        when(views.contacts(any(), anyInt(), anyInt(), any())).thenAnswer(call -> {
            int first = call.<Integer>getArgument(1) + 1;
            int most = call.getArgument(2);
            return Optional.of(IntStream.range(first, 3)
                    .limit(most)
                    .mapToObj(JobControllerTests::accepted)
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

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=-1", "limit=x", "cursor=x", "cursor=-1", "outcome=merged"})
    void whatBreaksARuleIsRefused(String query) {
        assertThat(mvc.get().uri("/jobs/j/contacts?" + query)).hasStatus(400);
    }

    private static ContactResult accepted(int index) {
        return new ContactResult(index, null, Outcome.ACCEPTED, null, null, List.of(), List.of());
    }
}
