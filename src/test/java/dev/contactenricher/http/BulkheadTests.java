package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BulkheadTests {

    private final Bulkhead lane = new Bulkhead(1, 2);

    @Test
    void aPlaceThatIsLeftGoesToTheFirstInLine() {
        assertThat(lane.enter()).isTrue();
        MockHttpServletRequest first = waiting();
        MockHttpServletRequest second = waiting();

        lane.leave();
        assertThat(Waiting.isCalled(first)).isTrue();
        assertThat(Waiting.isCalled(second)).isFalse();
        lane.leave();
        assertThat(Waiting.isCalled(second)).isTrue();
        lane.leave();
        assertThat(lane.enter()).isTrue();
    }

    /** Else it would wait for the next request to come and go, or in vain. */
    @Test
    void aPlaceThatIsLeftWhileARequestIsAboutToLineUpIsItsOwn() {
        assertThat(lane.enter()).isTrue();
        assertThat(lane.enter()).isFalse();
        lane.leave();

        MockHttpServletRequest late = waiting();
        assertThat(Waiting.isCalled(late)).isTrue();
        assertThat(lane.enter()).isFalse();
        lane.leave();
        assertThat(lane.enter()).isTrue();
    }

    private MockHttpServletRequest waiting() {
        var request = new MockHttpServletRequest("GET", "/jobs");
        request.setAsyncSupported(true);
        var waiting = new Waiting(
                lane,
                request,
                new MockHttpServletResponse(),
                Duration.ofMinutes(1).toMillis());
        assertThat(lane.wait(waiting)).isTrue();
        return request;
    }
}
