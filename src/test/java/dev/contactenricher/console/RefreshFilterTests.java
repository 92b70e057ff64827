package dev.contactenricher.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What refreshes by itself is made once for all of a role that look at it within four seconds. */
class RefreshFilterTests {

    private final TestClock clock = new TestClock();
    private final RefreshFilter filter = new RefreshFilter(clock);
    private int made;
    private int status = 200;

    @Test
    void consolesOfOneRoleShareAnAnswerForFourSeconds() throws Exception {
        assertThat(asked("ops", "live", "").getContentAsString()).isEqualTo("part 1 ü");
        assertThat(asked("ops", "live", "").getContentAsString()).isEqualTo("part 1 ü");
        clock.advance(Duration.ofSeconds(4));
        MockHttpServletResponse third = asked("ops", "live", "");
        assertThat(third.getContentAsString()).isEqualTo("part 2 ü");
        assertThat(third.getContentType()).startsWith("text/html");
    }

    @Test
    void noOtherRolePageOrPartSharesIt() throws Exception {
        asked("ops", "live", "");
        assertThat(asked("crm", "live", "").getContentAsString()).isEqualTo("part 2 ü");
        assertThat(asked("ops", "hour", "").getContentAsString()).isEqualTo("part 3 ü");
        assertThat(asked("ops", "live", "status=queued").getContentAsString()).isEqualTo("part 4 ü");
    }

    @Test
    void whoeverShowsItAlreadyGetsNoBody() throws Exception {
        String tag = requireNonNull(asked("ops", "live", "").getHeader(HttpHeaders.ETAG));
        assertThat(tag).isNotBlank();
        MockHttpServletResponse again = asked("ops", "live", "", tag);
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
        clock.advance(Duration.ofSeconds(4));
        assertThat(asked("ops", "live", "", tag).getContentAsString()).isEqualTo("part 2 ü");
    }

    @Test
    void aFailureIsSharedWithNobody() throws Exception {
        status = 503;
        assertThat(asked("ops", "live", "").getStatus()).isEqualTo(503);
        status = 200;
        assertThat(asked("ops", "live", "").getContentAsString()).isEqualTo("part 2 ü");
    }

    @Test
    void wholePagesAreEachSessionsOwn() throws Exception {
        asked("ops", "", "");
        MockHttpServletResponse page = asked("ops", "", "");
        assertThat(page.getContentAsString()).isEqualTo("part 2 ü");
        assertThat(page.getHeader(HttpHeaders.ETAG)).isNull();
    }

    @Test
    void manyPagesDoNotFillTheMemory() throws Exception {
        asked("ops", "live", "first");
        for (int n = 0; n < 1000; n++) {
            asked("ops", "live", "cursor=" + n);
        }
        assertThat(asked("ops", "live", "first").getContentAsString()).isEqualTo("part 1002 ü");
    }

    private MockHttpServletResponse asked(String role, String part, String query, String... tag) throws Exception {
        var request = new MockHttpServletRequest("GET", "/console");
        request.setUserPrincipal(() -> role);
        request.setQueryString(query);
        if (!part.isEmpty()) {
            request.addHeader("HX-Request", "true");
            request.addHeader("HX-Target", part);
        }
        if (tag.length > 0) {
            request.addHeader(HttpHeaders.IF_NONE_MATCH, tag[0]);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain(new jakarta.servlet.http.HttpServlet() {
            @Override
            protected void doGet(
                    jakarta.servlet.http.HttpServletRequest asked, jakarta.servlet.http.HttpServletResponse answer)
                    throws java.io.IOException {
                answer.setStatus(status);
                answer.setContentType("text/html;charset=UTF-8");
                answer.getWriter().write("part " + ++made + " ü");
                answer.flushBuffer();
            }
        }));
        return response;
    }
}
