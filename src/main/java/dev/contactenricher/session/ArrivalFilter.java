package dev.contactenricher.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A person that follows a link from another site, as from a wiki or a chat, comes without the cookie, which is this
 * site's alone. The page asks for itself once more, and then comes with it: nobody is signed out by a link.
 */
public final class ArrivalFilter extends OncePerRequestFilter {

    private final Messages messages;

    public ArrivalFilter(Messages messages) {
        this.messages = messages;
    }

    /** As browsers tell; others say nothing, and are taken as before. */
    static boolean isFromAnotherSite(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** What the page itself asks for afterwards follows no click. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET")
                || !isFromAnotherSite(request)
                || !"?1".equals(request.getHeader("Sec-Fetch-User"))
                || Sessions.of(request) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Refresh", "0; url=" + PageAccessDenied.address(request));
        messages.write(HttpStatus.OK, "One moment", "The page opens by itself.", request, response);
    }
}
