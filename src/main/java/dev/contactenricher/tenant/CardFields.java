package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which custom fields CXone's cards have; those that are missing are created where the operator says so. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardFields {

    static final String PATH = "/customers/custom-field-definitions";
    private static final Logger LOG = LoggerFactory.getLogger(CardFields.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;
    private final Clock clock;
    private volatile @Nullable Known known;

    CardFields(TenantSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(Set<String> idents, Instant readAt) {}

    /** Null when it could not be found out, or what consent needs is missing; then every contact waits for it. */
    @Nullable CardValues values(Round round, TenantCalls calls) {
        Known fresh = known;
        if (fresh == null || fresh.readAt().plus(FRESH).isBefore(clock.instant())) {
            Reply read = read(calls);
            if (!(read instanceof Reply.Ok ok)) {
                round.noteAll(read);
                return null;
            }
            Set<String> idents = idents(ok.body());
            Reply created = settings.manageFields() ? create(missing(idents), idents, calls) : read;
            if (!(created instanceof Reply.Ok)) {
                round.noteAll(created);
                return null;
            }
            fresh = new Known(idents, clock.instant());
            report(missing(idents));
            known = fresh;
        }
        if (!fresh.idents().containsAll(CardValues.CONSENT)) {
            LOG.error(
                    "CXone's cards lack custom fields for consent, {}: create them, or set"
                            + " CXONE_MANAGE_FIELDS=true",
                    CardValues.CONSENT);
            known = null;
            round.noteAll(calls.forbid(404));
            return null;
        }
        return new CardValues(settings.mappedFields(), fresh.idents());
    }

    /** A tenant that has no such list, or does not hand it out, has no cards that could be written: operators have to see to that. */
    private static Reply read(TenantCalls calls) {
        Reply reply = definitions(calls);
        if (reply instanceof Reply.Unreadable unreadable) {
            return calls.unreadable(Api.DIGITAL, unreadable);
        }
        int status = reply instanceof Reply.Gone ? 404 : reply instanceof Reply.Refused no ? no.status() : 0;
        if (status == 0) {
            return reply;
        }
        LOG.error("The custom fields of CXone's cards cannot be read ({}): is Digital licensed?", status);
        return calls.forbid(status);
    }

    /** The list of custom fields; what is no list does not say that there are none, which then would be created. */
    static Reply definitions(TenantCalls calls) {
        Reply reply = calls.get(Api.DIGITAL, PATH, Allowance.ALL);
        return reply instanceof Reply.Ok ok && !isList(list(ok.body())) ? Reply.Unreadable.ofAnotherShape() : reply;
    }

    private static boolean isList(JsonNode definitions) {
        return definitions.isArray()
                && (definitions.isEmpty() || definitions.valueStream().anyMatch(definition -> definition.has("ident")));
    }

    static JsonNode list(JsonNode answer) {
        return answer.isArray() ? answer : answer.path("data");
    }

    /** CXone refused a field: what is known of them may be old. */
    void forget() {
        known = null;
    }

    static Set<String> idents(JsonNode answer) {
        var idents = new HashSet<String>();
        list(answer).forEach(definition -> idents.add(definition.path("ident").asString("")));
        return idents;
    }

    Set<String> missing(Set<String> idents) {
        var missing = new LinkedHashSet<>(CardValues.IDENTS.values());
        missing.addAll(settings.mappedFields().values());
        missing.removeAll(idents);
        return missing;
    }

    private static void report(Set<String> missing) {
        if (!missing.isEmpty()) {
            LOG.warn("CXone's cards lack these custom fields, which are left out: {}", missing);
        }
    }

    /** A field that CXone refuses to create stays missing, which {@link #report} says. */
    private static Reply create(Set<String> missing, Set<String> idents, TenantCalls calls) {
        for (String ident : missing) {
            Reply reply = calls.call(Api.DIGITAL, HttpMethod.PUT, PATH, CardValues.definition(ident), Allowance.ALL);
            switch (reply) {
                case Reply.Ok ignored -> {
                    idents.add(ident);
                    LOG.info("CXone's cards have the custom field {} now", ident);
                }
                case Reply.Refused ignored -> {}
                case Reply.Gone ignored -> {
                    return calls.forbid(404);
                }
                default -> {
                    return reply;
                }
            }
        }
        return new Reply.Ok(JSON.missingNode());
    }
}
