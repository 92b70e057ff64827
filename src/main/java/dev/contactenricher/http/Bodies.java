package dev.contactenricher.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import org.springframework.http.HttpHeaders;

/** What a request's header says of its body. */
final class Bodies {

    static final int BUFFER_BYTES = 8 * 1024;
    static final String ENCODING_RULE =
            "Content-Encoding must be identity or left out: compressed bodies are not taken";

    private Bodies() {}

    /** RFC 9112, section 6: either field announces a body. */
    static boolean isAnnouncedBy(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    static boolean isEncoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    static String sizeRule(long limit) {
        return "A body may have " + limit + " bytes here";
    }
}
