package dev.contactenricher.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Reads the key that a request brings: {@code Authorization: Bearer KEY} (RFC 6750) or {@code X-API-Key: KEY}. Two different
 * ones are none: which of them calls, and in which role, would be a guess.
 */
final class PresentedKey {

    private static final String SCHEME = "Bearer ";
    private static final String HEADER = "X-API-Key";

    private PresentedKey() {}

    static Optional<String> of(HttpServletRequest request) {
        List<String> keys = Stream.concat(
                        bearer(request.getHeader(HttpHeaders.AUTHORIZATION)),
                        Stream.ofNullable(request.getHeader(HEADER)))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    private static Stream<String> bearer(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Stream.of(authorization.substring(SCHEME.length()))
                : Stream.empty();
    }
}
