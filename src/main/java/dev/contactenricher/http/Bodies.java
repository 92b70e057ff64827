package dev.contactenricher.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** What a request's header says of its body. */
final class Bodies {

    static final int BUFFER_BYTES = 8 * 1024;

    private Bodies() {}

    /** RFC 9112, section 6: either field announces a body. */
    static boolean isAnnouncedBy(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    static String sizeRule(long limit) {
        return "A body may have " + limit + " bytes here";
    }
}
