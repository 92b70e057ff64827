package dev.contactenricher.http;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** The caller of a request, for limits: any object that is the same for all of a key's requests. */
public final class Caller {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    /** Called by the room that knows keys. */
    public static void isKnown(ServletRequest request, Object key) {
        request.setAttribute(ATTRIBUTE, key);
    }

    /** Null for a caller without a key. */
    static @Nullable Object of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE);
    }
}
