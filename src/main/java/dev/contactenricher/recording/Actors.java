package dev.contactenricher.recording;

import dev.contactenricher.audit.Draft;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The actor of an event that does not name it itself. */
final class Actors {

    private Actors() {}

    /** The role of the caller that is being served, or {@code system} outside of any, as for CXone's webhooks. */
    static String actor() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken ? Draft.SYSTEM : caller.getName();
    }
}
