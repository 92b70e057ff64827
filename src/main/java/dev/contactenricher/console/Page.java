package dev.contactenricher.console;

import dev.contactenricher.session.Session;
import dev.contactenricher.session.SessionFilter;
import dev.contactenricher.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own content.
 *
 * @param path of the page
 * @param role of the person; empty before signing in
 * @param csrfToken for the page's forms; empty where there is no session
 * @param part the one part of it that is refreshed; empty for all
 */
record Page(String path, String role, String csrfToken, String part) {

    private static final Set<String> PARTS = Set.of("live", "hour", "contacts");
    private static final List<String> ANY = List.of("crm", "ops", "compliance");

    /**
     * @param icon the id of its symbol
     * @param isHere whether the page, or one below it, is open
     */
    record Link(String name, String path, String icon, boolean isHere) {}

    private record Place(String name, String path, String icon, List<String> roles) {}

    /** In the order of the menu. Who may open a page is decided at the door; this only leaves out what would stay shut. */
    private static final List<Place> PLACES = List.of(
            new Place("Overview", "/console", "overview", ANY),
            new Place("Jobs", "/console/jobs", "jobs", ANY),
            new Place("Upload", "/console/upload", "upload", List.of("crm")),
            new Place("Dead letters", "/console/dead-letters", "dead-letters", List.of("ops")),
            new Place("Sending", "/console/sending", "sending", List.of("ops")),
            new Place("Audit", "/console/audit", "audit", List.of("compliance")),
            new Place("Privacy", "/console/privacy", "privacy", List.of("compliance")));

    static Page of(HttpServletRequest request) {
        Session session = Sessions.of(request);
        Principal person = request.getUserPrincipal();
        return new Page(
                request.getRequestURI(), name(person), session == null ? "" : session.maskedToken(), part(request));
    }

    public boolean isSignedIn() {
        return !role.isEmpty();
    }

    public boolean is(String wanted) {
        return role.equals(wanted);
    }

    public List<Link> links() {
        return PLACES.stream()
                .filter(place -> place.roles.contains(role))
                .map(place -> new Link(place.name, place.path, place.icon, isHere(place.path)))
                .toList();
    }

    /** Whether that part, by its id, is to be shown. */
    public boolean shows(String id) {
        return part.isEmpty() || part.equals(id);
    }

    /** The template, or the part of it that is refreshed. */
    String view(String template) {
        return part.isEmpty() ? template : template + " :: #" + part;
    }

    /** By what htmx says that it is going to replace. */
    private static String part(HttpServletRequest request) {
        String target = request.getHeader("HX-Target");
        return SessionFilter.isRefresh(request) && target != null && PARTS.contains(target) ? target : "";
    }

    private boolean isHere(String place) {
        return path.equals(place) || !place.equals("/console") && path.startsWith(place + "/");
    }

    private static String name(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }

    @Override
    public String toString() {
        return "Page[" + path + "]";
    }
}
