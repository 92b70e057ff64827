package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FormFilterTests {

    private final FormFilter filter = new FormFilter();

    /** It is dispatched once more then, through all filters. */
    @Test
    void aFormThatWaitedForItsTurnKeepsItsFields() throws Exception {
        var sent = new MockHttpServletRequest("POST", "/console/sign-out");
        sent.setContentType("application/x-www-form-urlencoded");
        sent.setContent("_csrf=token&reason=%C3%BC".getBytes(StandardCharsets.UTF_8));
        HttpServletRequest first = filtered(sent);
        assertThat(first.getParameter("_csrf")).isEqualTo("token");
        HttpServletRequest second = filtered(new HttpServletRequestWrapper(first));
        assertThat(second.getParameter("_csrf")).isEqualTo("token");
        assertThat(second.getParameter("reason")).isEqualTo("ü");
    }

    @Test
    void aTypeIsOneInLettersOfWhateverCase() throws Exception {
        var fields = new MockHttpServletRequest("POST", "/console/sign-out");
        fields.setContentType("Application/X-WWW-Form-URLEncoded; charset=UTF-8");
        fields.setContent("reason=a".getBytes(StandardCharsets.UTF_8));
        assertThat(filtered(fields).getParameter("reason")).isEqualTo("a");
        var parts = new MockHttpServletRequest("POST", "/console/upload");
        parts.setContentType("Multipart/Form-Data; boundary=B");
        parts.setContent("--B\r\nContent-Disposition: form-data; name=\"act\"\r\n\r\ntry\r\n--B--\r\n"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(filtered(parts).getParameter("act")).isEqualTo("try");
    }

    private HttpServletRequest filtered(HttpServletRequest request) throws Exception {
        var chain = new MockFilterChain();
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        ServletRequest passed = chain.getRequest();
        assertThat(passed).isInstanceOf(HttpServletRequest.class);
        request.removeAttribute("dev.contactenricher.http.FormFilter.FILTERED");
        return (HttpServletRequest) passed;
    }
}
