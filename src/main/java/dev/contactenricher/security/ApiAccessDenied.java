package dev.contactenricher.security;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import dev.contactenricher.security.AccessRules.NoSuchPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** The answer to callers that may not come in. Wrong keys from one address are slowed down once they come as a flood. */
final class ApiAccessDenied implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final WrongKeys wrongKeys;

    ApiAccessDenied(WrongKeys wrongKeys) {
        this.wrongKeys = wrongKeys;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (PresentedKey.of(request).isPresent() && wrongKeys.areTooManyFrom(request.getRemoteAddr())) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            ProblemWriter.write(Problem.TOO_MANY_REQUESTS, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        ProblemWriter.write(
                Problem.UNAUTHORIZED, "One key is needed, as Authorization: Bearer KEY or X-API-Key: KEY", response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean unknownPath = e instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof NoSuchPath;
        ProblemWriter.write(unknownPath ? Problem.NOT_FOUND : Problem.FORBIDDEN, response);
    }
}
