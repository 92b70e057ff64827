package dev.contactenricher.console;

import dev.contactenricher.session.Session;
import dev.contactenricher.session.SessionFilter;
import dev.contactenricher.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What every page shows around its own content.
 *
 * @param path of the page
 * @param query as the browser sent it; empty for none
 * @param role of the person; empty before signing in
 * @param csrfToken for the page's forms; empty where there is no session, and in a part, which the page's script completes
 * @param part the one part of it that is refreshed; empty for all
 * @param secondsLeft until the session ends, if the person only looks at it
 */
record Page(String path, String query, String role, String csrfToken, String part, long secondsLeft) {

    private static final Set<String> PARTS = Set.of("live", "hour", "errors", "list");

    static Page of(HttpServletRequest request) {
        Session session = Sessions.of(request);
        Principal person = request.getUserPrincipal();
        String part = part(request);
        return new Page(
                request.getRequestURI(),
                or(request.getQueryString()),
                person == null ? "" : or(person.getName()),
                session == null || !part.isEmpty() ? "" : session.maskedToken(),
                part,
                session == null ? 0 : session.leftWhenSeen().toSeconds());
    }

    public boolean isSignedIn() {
        return !role.isEmpty();
    }

    public boolean is(String wanted) {
        return role.equals(wanted);
    }

    /** Whether the page of that path, or one below it, is open. */
    public boolean isAt(String place) {
        return path.equals(place) || !place.equals("/console") && path.startsWith(place + "/");
    }

    /** Whether that part, by its id, is to be shown. */
    public boolean shows(String id) {
        return part.isEmpty() || part.equals(id);
    }

    /** The template, or the part of it that is refreshed. */
    String view(String template) {
        return part.isEmpty() ? template : template + " :: #" + part;
    }

    /**
     * That path with this page's query, changed.
     *
     * @param changes names and values in turn; what has the value null is left out
     */
    public String at(String other, @Nullable Object... changes) {
        var address = UriComponentsBuilder.fromPath(other).query(query);
        for (int i = 0; i < changes.length; i += 2) {
            String name = String.valueOf(changes[i]);
            Object value = changes[i + 1];
            address = value == null ? address.replaceQueryParam(name) : address.replaceQueryParam(name, value);
        }
        return address.build().toUriString();
    }

    /** By what htmx says that it is going to replace. */
    static String part(HttpServletRequest request) {
        String target = or(request.getHeader("HX-Target"));
        return SessionFilter.isRefresh(request) && PARTS.contains(target) ? target : "";
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "Page[" + path + "]";
    }
}
