package dev.contactenricher.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** A visitor without a session is sent to sign in; a role that may not see a page is told so by one. */
public final class PageAccessDenied implements AuthenticationEntryPoint, AccessDeniedHandler {

    public static final String SIGN_IN = "/console/sign-in";

    private static final Pattern PAGE = Pattern.compile("/console/[A-Za-z0-9/?&=%._~:,+-]{0,500}");

    private final Sessions sessions;
    private final Messages messages;

    public PageAccessDenied(Sessions sessions, Messages messages) {
        this.sessions = sessions;
        this.messages = messages;
    }

    /**
     * Remembers which page it was, in the cookie, but for another site, whose forms change nothing here. A refresh is told so
     * by the header that htmx knows; a person that sent a form learns that it did nothing.
     */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        String next = next(request);
        if (!next.isEmpty() && !ArrivalFilter.isFromAnotherSite(request)) {
            Session before = Sessions.of(request);
            sessions.write(
                    before == null ? Session.before(next, sessions.now()) : before.leadingTo(next), request, response);
        }
        if (SessionFilter.isRefresh(request)) {
            response.setHeader("HX-Redirect", SIGN_IN);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        response.setHeader(HttpHeaders.LOCATION, CsrfFilter.isHarmless(request) ? SIGN_IN : SIGN_IN + "?undone");
        response.setStatus(HttpStatus.SEE_OTHER.value());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        messages.write(
                HttpStatus.FORBIDDEN,
                "Not with this key",
                "Your key’s role has no such page. Sign out, and in again with a key of the role that has.",
                request,
                response);
    }

    void foreignForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        messages.write(
                HttpStatus.FORBIDDEN,
                "This form is too old",
                "Nothing was done. The form belongs to a session that has ended, or cookies are switched off."
                        + " Go back, load the page again, and repeat.",
                request,
                response);
    }

    static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** Asked for again, the address of a form leads to the page where it stands. */
    private static String next(HttpServletRequest request) {
        String address = address(request);
        return PAGE.matcher(address).matches() ? address : "";
    }
}
