package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Shipment.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dynamic address book in which agents look people up. It is never loaded in full: CXone would remove every entry that is
 * not in the call, strangers' included. Whoever refuses calls is taken out.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class AddressBook {

    /** In the query and in the body, as NICE's sources disagree where it belongs. */
    static final String FULL_LOAD = "fullLoad";

    private static final int LONGEST_PHONE = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;
    private final BookEntries entries;

    AddressBook(TenantSettings settings, BookEntries entries) {
        this.settings = settings;
        this.entries = entries;
    }

    /** @return places of contacts that have an entry now */
    List<Integer> list(Round round, TenantCalls calls) {
        List<Integer> listed = new ArrayList<>();
        if (settings.addressBook().isEmpty()) {
            return listed;
        }
        ArrayNode rows = JSON.createArrayNode();
        Map<String, Integer> places = new HashMap<>();
        for (int index = 0; index < round.size(); index++) {
            Recipient recipient = round.recipient(index);
            if (Boolean.FALSE.equals(recipient.said("consent_to_phone"))) {
                takeOut(round, index, calls);
            } else if (!recipient.isCorrection() && !calls.isWithdrawn(index)) {
                entries.writing(recipient.personId());
                String id = entries.idOf(recipient.personId());
                places.put(id, index);
                rows.add(row(id, recipient, settings.mappedFields()));
                listed.add(index);
            }
        }
        if (!rows.isEmpty()) {
            note(round, places, put(settings.addressBook(), rows, calls));
            listed.stream().filter(calls::isWithdrawn).forEach(index -> takeOut(round, index, calls));
        }
        return listed;
    }

    private static void note(Round round, Map<String, Integer> places, Reply reply) {
        if (!(reply instanceof Reply.Ok ok)) {
            places.values().forEach(index -> round.note(index, reply));
            return;
        }
        JsonNode results = ok.body().path("entryResults");
        for (JsonNode result : results) {
            Integer index = places.get(result.path("externalId").asString(""));
            if (index != null && !result.path("success").asBoolean(true)) {
                round.note(index, new Result.Refused(422));
            }
        }
    }

    private void takeOut(Round round, int index, TenantCalls calls) {
        for (String id : entries.of(List.of(round.recipient(index).personId()))) {
            Reply reply = remove(id, calls);
            if (!(reply instanceof Reply.Ok) && !(reply instanceof Reply.Gone)) {
                round.note(index, reply);
            }
        }
    }

    /** Removes an entry that this service wrote. */
    Reply remove(String externalId, TenantCalls calls) {
        if (settings.addressBook().isEmpty()) {
            return new Reply.Gone();
        }
        Reply reply = calls.call(
                Api.ADMIN,
                HttpMethod.DELETE,
                path(settings.addressBook()) + "/" + CardSearch.encode(externalId),
                null,
                Allowance.ALL);
        if (reply instanceof Reply.Ok || reply instanceof Reply.Gone) {
            entries.removed(externalId);
        }
        return reply;
    }

    static Reply put(String book, ArrayNode rows, TenantCalls calls) {
        ObjectNode body = JSON.createObjectNode().put(FULL_LOAD, false);
        body.set("addressBookEntries", rows);
        Reply reply =
                calls.call(Api.ADMIN, HttpMethod.PUT, path(book) + "?" + FULL_LOAD + "=false", body, Allowance.ALL);
        return reply instanceof Reply.Gone ? calls.forbid(404) : reply;
    }

    static String path(String book) {
        return "/address-books/" + CardSearch.encode(book) + "/dynamic-entries";
    }

    private static ObjectNode row(String id, Recipient recipient, Map<String, String> mapped) {
        String phone = recipient.text("phone");
        boolean mobile = phone != null && isMobile(phone);
        String company = mapped.entrySet().stream()
                .filter(field -> field.getValue().equals("company"))
                .map(field -> recipient.text(field.getKey()))
                .findFirst()
                .orElse(null);
        return row(id).put("firstName", orEmpty(recipient.text("first_name")))
                .put("lastName", orEmpty(recipient.text("last_name")))
                .put("company", orEmpty(company))
                .put("phone", mobile ? "" : orEmpty(phone))
                .put("mobile", mobile ? orEmpty(phone) : "")
                .put("email", orEmpty(recipient.text("email")));
    }

    /** An entry with all fields, as it is not published which of them must be there. */
    static ObjectNode row(String id) {
        return JSON.createObjectNode()
                .put("externalId", id)
                .put("stateId", 0)
                .put("externalState", "")
                .put("firstName", "")
                .put("middleName", "")
                .put("lastName", "")
                .put("company", "")
                .put("phone", "")
                .put("mobile", "")
                .put("email", "");
    }

    private static boolean isMobile(String phone) {
        return phone.length() <= LONGEST_PHONE && Mobile.is(phone);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
