package dev.contactenricher.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class JobControllerTests {

    private static final Principal CRM = () -> "crm";

    private final JobViews views = mock();
    private final JobCancellation cancellation = mock();
    private final MockMvcTester mvc = MockMvcTester.of(new JobController(views, cancellation));

    @Test
    void allFiltersReachTheList() {
        when(views.list(any(), any(), org.mockito.ArgumentMatchers.anyInt()))
                .thenReturn(new JobViews.Page(List.of(), null));
        assertThat(mvc.get()
                        .uri("/jobs?status=in_progress&from=2026-03-01T12:00:00Z&to=2026-03-02T12:00:00Z"
                                + "&external_crm_id=A 1&cursor=7_x&limit=7"))
                .hasStatusOk();
        var filter = new JobFilter(
                JobStatus.IN_PROGRESS,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-02T12:00:00Z"),
                "A 1");
        verify(views).list(filter, "7_x", 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=done",
                "from=yesterday",
                "to=2026-03-01",
                "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z",
                "limit=0",
                "limit=1001",
                "limit=x"
            })
    void whatBreaksARuleIsRefused(String query) {
        assertThat(mvc.get().uri("/jobs?" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1_a", "1_a'b", "1", "99999999999999999999_a"})
    void onlyCursorsOfTheListAreTaken(String cursor) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> JobCursor.read(cursor))
                .hasMessageContaining("next_cursor");
    }

    @Test
    void whatIsNotThereCannotBeCancelled() {
        when(cancellation.cancel("j", "crm")).thenReturn(false);
        assertThat(mvc.delete().uri("/jobs/j").principal(CRM)).hasStatus(404);
    }

    @Test
    void cancellingGivesTheJob() {
        when(cancellation.cancel("j", "crm")).thenReturn(true);
        when(views.job("j")).thenReturn(Optional.of(job()));
        assertThat(mvc.delete().uri("/jobs/j").principal(CRM))
                .bodyJson()
                .isLenientlyEqualTo("{\"jobId\": \"j\", \"status\": \"completed\", \"cancelled\": 3}");
    }

    private static JobView job() {
        return new JobView(
                "j",
                JobStatus.COMPLETED,
                Instant.EPOCH,
                null,
                new OutcomeCounts(3, 0, 0, 0),
                new Job.States(0, 0, 0, 0, 0, 3, 0),
                0,
                null,
                1,
                null,
                new JobView.MergeLatency(null, null));
    }
}
