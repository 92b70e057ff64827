package dev.contactenricher.deadletters;

import dev.contactenricher.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which dead letters the body of a bulk call means.
 *
 * @param all whether the caller said in so many words that all are meant
 */
record Selection(DeadLetterFilter filter, boolean all) {

    private static final String ALL = "all";
    private static final Set<String> FIELDS = Set.of("kind", "code", "job_id", "from", "to", ALL);

    /** @throws org.springframework.web.ErrorResponseException for what is no filter: a misspelt one would mean all */
    static Selection read(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return new Selection(DeadLetterFilter.ANY, false);
        }
        if (!body.isObject() || !FIELDS.containsAll(body.propertyNames())) {
            throw Problem.INVALID_REQUEST.because("The body may have kind, code, job_id, from, to and all");
        }
        JsonNode all = body.path(ALL);
        if (!all.isMissingNode() && !all.isBoolean()) {
            throw Problem.INVALID_REQUEST.because("'all' must be true or false", ALL);
        }
        return new Selection(
                DeadLetterFilter.of(
                        text(body, "kind"),
                        text(body, "code"),
                        text(body, "job_id"),
                        text(body, "from"),
                        text(body, "to")),
                all.asBoolean(false));
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Problem.INVALID_REQUEST.because("'%s' must be text".formatted(name), name);
        }
        return value.stringValue();
    }
}
