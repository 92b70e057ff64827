package dev.contactenricher.console;

import dev.contactenricher.deadletters.DeadLetterFilter;
import org.jspecify.annotations.Nullable;

/** Which dead letters somebody means, as typed; blank where anything will do. */
record DeadLetterForm(
        @Nullable String kind,
        @Nullable String code,
        @Nullable String job,
        @Nullable String from,
        @Nullable String to) {

    DeadLetterFilter filter() {
        return DeadLetterFilter.of(
                Typed.text(kind), Typed.text(code), Typed.text(job), Typed.instant(from), Typed.instant(to));
    }

    String query() {
        return Typed.query("kind", kind, "code", code, "job", job, "from", from, "to", to);
    }
}
