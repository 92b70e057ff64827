package dev.contactenricher.session;

import dev.contactenricher.http.EveryPassFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Lets nothing happen that a form of this session did not ask for. Stands behind the body, which carries the token. */
public final class CsrfFilter extends EveryPassFilter {

    static final String PARAMETER = "_csrf";
    static final String HEADER = "X-CSRF-Token";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final PageAccessDenied refusals;

    public CsrfFilter(PageAccessDenied refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isHarmless(request) || carriesToken(request)) {
            chain.doFilter(request, response);
        } else {
            refusals.foreignForm(request, response);
        }
    }

    static boolean isHarmless(HttpServletRequest request) {
        return HARMLESS.contains(request.getMethod());
    }

    private static boolean carriesToken(HttpServletRequest request) {
        Session session = Sessions.of(request);
        String header = request.getHeader(HEADER);
        String token = header == null ? request.getParameter(PARAMETER) : header;
        return session != null && token != null && session.accepts(token);
    }
}
