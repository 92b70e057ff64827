package dev.contactenricher.console;

import dev.contactenricher.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Which entries somebody means, as typed; blank where anything will do. */
record AuditForm(
        @Nullable String from,
        @Nullable String to,
        @Nullable String action,
        @Nullable String job,
        @Nullable String subject) {

    AuditTrail.Query trailQuery() {
        return new AuditTrail.Query(
                Typed.instant(from), Typed.instant(to), Typed.text(action), Typed.text(job), Typed.text(subject));
    }

    String query() {
        return Typed.query("from", from, "to", to, "action", action, "job", job, "subject", subject);
    }
}
