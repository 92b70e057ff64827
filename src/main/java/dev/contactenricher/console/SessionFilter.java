package dev.contactenricher.console;

import dev.contactenricher.http.Caller;
import dev.contactenricher.security.KeyHolder;
import dev.contactenricher.security.SignIns;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows people by their session, as long as the key behind it is one. */
final class SessionFilter extends OncePerRequestFilter {

    /** Brought by htmx, for what refreshes by itself. */
    private static final String REFRESH = "HX-Request";

    private final Sessions sessions;
    private final SignIns signIns;
    private final SecurityContextRepository callers;

    SessionFilter(Sessions sessions, SignIns signIns, SecurityContextRepository callers) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.callers = callers;
    }

    static boolean isRefresh(HttpServletRequest request) {
        return request.getHeader(REFRESH) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Session> session = sessions.read(request);
        Optional<KeyHolder> holder =
                session.filter(Session::isSignedIn).flatMap(known -> signIns.holder(known.keyHash()));
        session.filter(known -> holder.isPresent() || !known.isSignedIn()).ifPresent(known -> {
            Sessions.isKnown(request, known);
            holder.ifPresent(person -> remember(person, known, request, response));
        });
        chain.doFilter(request, response);
    }

    private void remember(KeyHolder holder, Session session, HttpServletRequest request, HttpServletResponse response) {
        Caller.isKnown(request, holder.caller());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                holder.role(), null, AuthorityUtils.createAuthorityList(holder.role())));
        SecurityContextHolder.setContext(context);
        callers.saveContext(context, request, response);
        if (!isRefresh(request) && session.needsRenewal(sessions.now())) {
            sessions.write(session.seen(sessions.now()), request, response);
        }
    }
}
