package dev.contactenricher.http;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** Whose request it is, as far as limits for each caller go: any object that is the same for all of a key's requests. */
public final class Caller {

    private static final String ATTRIBUTE = Caller.class.getName();

    private Caller() {}

    /** Called by the room that knows keys. */
    public static void isKnown(ServletRequest request, Object key) {
        request.setAttribute(ATTRIBUTE, key);
    }

    /** Null for somebody without a key. */
    static @Nullable Object of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE);
    }
}
