package dev.contactenricher.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * {@code Accept} without the empty elements of its list, which recipients must ignore (RFC 9110, section 5.6.1.2) and
 * Spring does not always. Without any element it is absent. A {@code Content-Type} that is a range names no type, so it is
 * absent, too; Spring fails on it. Headers that have one value are there once.
 */
final class TidyHeaders extends HttpServletRequestWrapper {

    /** Joined by a comma (RFC 9110, section 5.3) they would be another key, type or signature. */
    static final List<String> SINGLE = List.of(
            HttpHeaders.AUTHORIZATION,
            "X-API-Key",
            "Idempotency-Key",
            HttpHeaders.CONTENT_TYPE,
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");

    private final List<String> accept;

    TidyHeaders(HttpServletRequest request) {
        super(request);
        accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT)).stream()
                .map(TidyHeaders::withoutEmptyElements)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    List<String> accept() {
        return accept;
    }

    /** The first header of those that have one value for which several are given; the same one twice is one. */
    Optional<String> ambiguous() {
        return SINGLE.stream()
                .filter(name -> Collections.list(super.getHeaders(name)).stream()
                                .distinct()
                                .count()
                        > 1)
                .findFirst();
    }

    @Override
    public @Nullable String getContentType() {
        String type = super.getContentType();
        return isRange(type) ? null : type;
    }

    @Override
    public @Nullable String getHeader(String name) {
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
            return getContentType();
        }
        return isAccept(name) ? accept.stream().findFirst().orElse(null) : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        if (HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) && isRange(super.getContentType())) {
            return Collections.emptyEnumeration();
        }
        if (isAccept(name)) {
            return Collections.enumeration(accept);
        }
        return SINGLE.stream().anyMatch(name::equalsIgnoreCase)
                ? Collections.enumeration(Collections.list(super.getHeaders(name)).stream()
                        .limit(1)
                        .toList())
                : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(name -> !getHeaders(name).hasMoreElements());
        return Collections.enumeration(names);
    }

    private static boolean isRange(@Nullable String type) {
        return type != null && type.split(";", 2)[0].contains("*");
    }

    private static boolean isAccept(String name) {
        return HttpHeaders.ACCEPT.equalsIgnoreCase(name);
    }

    /** A comma within quotes splits here, too; both halves are then unreadable, as what is quoted says nothing here. */
    private static String withoutEmptyElements(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
    }
}
