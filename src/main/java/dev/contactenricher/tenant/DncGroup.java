package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Api;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A do-not-call group of CXone's.
 *
 * @param id as CXone shows it
 */
record DncGroup(Channel channel, String id) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int NATIONAL_DIGITS = 10;
    /** What a look for a number came to. */
    sealed interface Look {

        /** @param active whether the group has a record of the number that is not expired */
        record Seen(boolean active) implements Look {}

        record Unknown(Reply reply) implements Look {}
    }

    /** @param digits of the E.164 number */
    Look look(String digits, TenantCalls calls, int recipient, Clock clock) {
        Reply reply = calls.ask(Api.ADMIN, HttpMethod.POST, "/dnc-groups/search?phoneNumber=" + digits, recipient);
        return switch (reply) {
            case Reply.Ok ok ->
                isSearch(ok.body())
                        ? new Look.Seen(isActive(ok.body(), digits, clock.instant()))
                        : new Look.Unknown(calls.unreadable(Api.ADMIN, Reply.Unreadable.ofAnotherShape()));
            case Reply.Unreadable unreadable -> new Look.Unknown(calls.unreadable(Api.ADMIN, unreadable));
            case Reply.Gone ignored -> new Look.Seen(false);
            default -> new Look.Unknown(reply);
        };
    }

    /** Whether it tells of records: of none where there is nothing in it. */
    private static boolean isSearch(JsonNode answer) {
        return answer.isEmpty() || answer.has("searchResults") || answer.has("resultSet");
    }

    private boolean isActive(JsonNode answer, String digits, Instant now) {
        JsonNode results = answer.path("searchResults");
        if (!results.isArray()) {
            results = answer.path("resultSet").path("searchResults");
        }
        for (JsonNode result : results) {
            boolean same = result.path("dncGroupId").asString("").equals(id)
                    && isSame(result.path("formattedPhone").asString(digits), digits);
            if (same && !isOver(result.path("expiredDate"), now)) {
                return true;
            }
        }
        return false;
    }

    /** A date that cannot be read is over: a refusal is rather written twice than not at all. */
    private static boolean isOver(JsonNode date, Instant now) {
        if (date.asString("").isBlank()) {
            return false;
        }
        Instant expired = Card.instant(date);
        // servers that know no empty date write the first one that there is
        return expired == null || expired.isAfter(Instant.EPOCH) && !expired.isAfter(now);
    }

    /** CXone formats numbers, those of North America without their country code. */
    private static boolean isSame(String formatted, String digits) {
        String theirs = formatted.replaceAll("[^0-9]", "");
        return theirs.equals(digits)
                || digits.length() == NATIONAL_DIGITS + 1
                        && digits.startsWith("1")
                        && digits.substring(1).equals(theirs);
    }

    Reply add(List<String> numbers, TenantCalls calls, int recipient) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode records = body.putArray("dncGroupRecords");
        numbers.forEach(digits -> records.addObject().put("phoneNumber", Long.parseLong(digits)));
        return calls.call(Api.ADMIN, HttpMethod.POST, records(), body, recipient);
    }

    Reply expire(String digits, TenantCalls calls, int recipient) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("dncGroupRecords").addObject().put("phoneNumber", digits);
        return calls.call(Api.ADMIN, HttpMethod.DELETE, records(), body, recipient);
    }

    /**
     * Which of these numbers an answer says were not added.
     *
     * @param numbers in the order in which they were sent
     */
    static Set<String> failed(JsonNode answer, List<String> numbers) {
        JsonNode results = answer.path("resultSet").path("recordResults");
        if (!results.isArray()) {
            results = answer.path("recordResults");
        }
        var failed = new LinkedHashSet<String>();
        for (int i = 0; i < results.size(); i++) {
            JsonNode result = results.get(i);
            if (!result.path("success").asBoolean(true)) {
                String formatted = result.path("formattedPhone").asString("");
                int place = i;
                numbers.stream()
                        .filter(digits -> isSame(formatted, digits))
                        .findFirst()
                        .or(() -> place < numbers.size() ? Optional.of(numbers.get(place)) : Optional.empty())
                        .ifPresent(failed::add);
            }
        }
        return failed;
    }

    private String records() {
        return "/dnc-groups/" + CardQuery.encode(id) + "/records";
    }
}
