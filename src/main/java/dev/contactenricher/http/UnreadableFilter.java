package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Refuses what cannot be read of a query, or of the headers that libraries read without expecting that. Each of them would
 * fail in its own place, as a failure of the service and with a line in the log. Refuses, too, where it could only be guessed
 * which of several values is meant.
 */
final class UnreadableFilter extends OncePerRequestFilter {

    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Prefix");
    private static final URI ANY = URI.create("http://localhost/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var tidy = new TidyHeaders(request);
        Optional<String> rule = unreadable(tidy)
                .map(part -> part + " cannot be read")
                .or(() -> tidy.ambiguous().map(name -> name + " must stand there once"));
        if (rule.isPresent()) {
            ProblemWriter.write(Problem.INVALID_REQUEST, rule.get(), tidy, response);
        } else {
            chain.doFilter(tidy, response);
        }
    }

    private static Optional<String> unreadable(TidyHeaders request) {
        if (Query.read(request.getQueryString()).isEmpty()) {
            return Optional.of("The query");
        }
        if (!request.accept().stream().allMatch(UnreadableFilter::isReadable)) {
            return Optional.of(HttpHeaders.ACCEPT);
        }
        return isForwarded(request) && !isReadableForwarding(request)
                ? Optional.of("Forwarded or one of X-Forwarded")
                : Optional.empty();
    }

    /** By both of Spring's ways to read it. */
    private static boolean isReadable(String accept) {
        try {
            MediaType.parseMediaTypes(accept);
            MimeTypeUtils.parseMimeTypes(accept);
            return true;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return false;
        }
    }

    private static boolean isForwarded(HttpServletRequest request) {
        return FORWARDED.stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private static boolean isReadableForwarding(HttpServletRequest request) {
        try {
            ForwardedHeaderUtils.adaptFromForwardedHeaders(ANY, new ServletServerHttpRequest(request).getHeaders())
                    .build();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
