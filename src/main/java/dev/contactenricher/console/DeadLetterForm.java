package dev.contactenricher.console;

import dev.contactenricher.deadletters.DeadLetterFilter;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant, as typed; null where any will do.
 *
 * @param until the end where no {@code to} was typed: when the person was asked about all of them
 */
record DeadLetterForm(
        @Nullable String kind,
        @Nullable String code,
        @Nullable String job,
        @Nullable String from,
        @Nullable String to,
        @Nullable String until) {

    DeadLetterFilter filter() {
        return DeadLetterFilter.of(
                kind, Typed.text(code), Typed.text(job), Typed.instant(from), Typed.instant(to == null ? until : to));
    }
}
