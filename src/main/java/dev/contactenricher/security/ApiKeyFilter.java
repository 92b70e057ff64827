package dev.contactenricher.security;

import dev.contactenricher.http.Caller;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows callers by their keys. A request without a known one goes on unknown; {@link AccessRules} decides about it. */
final class ApiKeyFilter extends OncePerRequestFilter {

    private final ApiKeys keys;
    private final SecurityContextRepository callers;

    ApiKeyFilter(ApiKeys keys, SecurityContextRepository callers) {
        this.keys = keys;
        this.callers = callers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ApiKey> key = PresentedKey.of(request).flatMap(keys::find);
        if (key.isPresent() && key.get().isTooFast()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            ProblemWriter.write(Problem.TOO_MANY_REQUESTS, response);
            return;
        }
        key.ifPresent(known -> {
            Caller.isKnown(request, known);
            remember(known.role(), request, response);
        });
        chain.doFilter(request, response);
    }

    private void remember(Role role, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                role.principal(), null, AuthorityUtils.createAuthorityList(role.principal())));
        SecurityContextHolder.setContext(context);
        callers.saveContext(context, request, response);
    }
}
