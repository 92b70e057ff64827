package dev.contactenricher.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Reads the key that a request brings: {@code Authorization: Bearer KEY} (RFC 6750) or {@code X-API-Key: KEY}. */
final class PresentedKey {

    private static final String SCHEME = "Bearer ";
    private static final String HEADER = "X-API-Key";

    private PresentedKey() {}

    static Optional<String> of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(authorization.substring(SCHEME.length()).strip());
        }
        return Optional.ofNullable(request.getHeader(HEADER)).map(String::strip);
    }
}
