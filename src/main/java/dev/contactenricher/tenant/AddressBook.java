package dev.contactenricher.tenant;

import static java.util.Objects.requireNonNull;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * not in the call, strangers' included. A person that refuses calls is taken out.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class AddressBook {

    /** In the query and in the body, as NICE's sources disagree where it belongs. */
    static final String FULL_LOAD = "fullLoad";

    private static final int LONGEST_PHONE = 30;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int PAGE = 100;
    /** How much CXone's clock and ours may differ. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;
    private final BookEntries entries;
    private final Clock clock;

    AddressBook(TenantSettings settings, BookEntries entries, Clock clock) {
        this.settings = settings;
        this.entries = entries;
        this.clock = clock;
    }

    /** @return places of contacts that have an entry now */
    List<Integer> list(Round round, TenantCalls calls) {
        String book = settings.addressBook();
        if (book.isEmpty()) {
            return List.of();
        }
        List<ObjectNode> rows = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int index = 0; index < round.size(); index++) {
            Recipient recipient = round.recipient(index);
            if (Boolean.FALSE.equals(recipient.said("consent_to_phone"))) {
                takeOut(round, index, calls);
            } else if (!recipient.isCorrection()
                    && !calls.isWithdrawn(index)
                    && entries.writing(book, recipient.personId())) {
                String id = entries.idOf(recipient.personId());
                places.put(id, index);
                rows.add(row(id, recipient, settings.mappedFields()));
            }
        }
        List<Integer> listed = List.copyOf(places.values());
        if (!rows.isEmpty()) {
            Instant before = clock.instant();
            write(round, rows, places, calls);
            listed.stream().filter(calls::isWithdrawn).forEach(index -> takeOut(round, index, calls));
            if (round.confirms()) {
                sample(round, places, before, calls);
            }
        }
        return listed;
    }

    /** In halves where the call is refused, as it is not published how many entries it takes. */
    private void write(Round round, List<ObjectNode> rows, Map<String, Integer> places, TenantCalls calls) {
        Reply reply = put(settings.addressBook(), JSON.createArrayNode().addAll(rows), calls);
        if (reply instanceof Reply.Refused && rows.size() > 1) {
            int half = Math.ceilDiv(rows.size(), 2);
            write(round, rows.subList(0, half), places, calls);
            write(round, rows.subList(half, rows.size()), places, calls);
            return;
        }
        List<Integer> own = rows.stream()
                .map(row -> requireNonNull(places.get(row.path("externalId").asString())))
                .toList();
        note(round, places, own, reply);
        if (!(reply instanceof Reply.Unknown)) {
            entries.written(
                    settings.addressBook(),
                    own.stream().map(index -> round.recipient(index).personId()).toList());
        }
    }

    private static void note(Round round, Map<String, Integer> places, List<Integer> own, Reply reply) {
        if (!(reply instanceof Reply.Ok ok)) {
            own.forEach(index -> round.note(index, reply));
            return;
        }
        for (JsonNode result : ok.body().path("entryResults")) {
            Integer index = places.get(result.path("externalId").asString(""));
            if (index != null && !result.path("success").asBoolean(true)) {
                round.note(index, new Result.Refused(422));
            }
        }
    }

    /** Reads back one of the entries, where what changed lately is no more than a page. */
    private void sample(Round round, Map<String, Integer> places, Instant before, TenantCalls calls) {
        Map.Entry<String, Integer> one = places.entrySet().stream()
                .filter(place -> round.isOpen(place.getValue()) && !calls.isWithdrawn(place.getValue()))
                .findFirst()
                .orElse(null);
        if (one == null) {
            return;
        }
        String since = CardQuery.encode(
                before.minus(CLOCKS_APART).truncatedTo(ChronoUnit.SECONDS).toString());
        String path =
                path(settings.addressBook()) + "?fullLoad=false&updatedSince=" + since + "&top=" + PAGE + "&skip=0";
        Reply reply = calls.get(Api.ADMIN, path, Allowance.ALL);
        if (reply instanceof Reply.Unreadable unreadable) {
            calls.unreadable(Api.ADMIN, unreadable);
        } else if (reply instanceof Reply.Ok ok) {
            JsonNode list = ok.body().path("addressBook").path("addressBookEntries");
            boolean whole = list.isArray() && list.size() < PAGE;
            boolean there = list.valueStream()
                    .anyMatch(entry -> entry.path("externalId").asString("").equals(one.getKey())
                            && !entry.path("isDeleted").asBoolean(false));
            if (there) {
                round.isShown();
            } else if (whole) {
                round.note(one.getValue(), new Result.Unconfirmed());
            }
        }
    }

    private void takeOut(Round round, int index, TenantCalls calls) {
        for (BookEntries.Entry entry : entries.of(List.of(round.recipient(index).personId()))) {
            Reply reply = remove(entry, calls);
            if (!isOut(reply)) {
                round.note(index, reply);
            }
        }
    }

    /** Removes an entry that this service wrote, of whichever book. */
    private Reply remove(BookEntries.Entry entry, TenantCalls calls) {
        String book = entry.book().isEmpty() ? settings.addressBook() : entry.book();
        if (book.isEmpty()) {
            return new Reply.Gone();
        }
        String path = path(book) + "/" + CardQuery.encode(entry.externalId());
        Reply reply = calls.call(Api.ADMIN, HttpMethod.DELETE, path, null, Allowance.ALL);
        if (isOut(reply)) {
            entries.removed(entry);
        }
        return reply;
    }

    /** Removed now, or not there. */
    private static boolean isOut(Reply reply) {
        return reply instanceof Reply.Ok || reply instanceof Reply.Gone;
    }

    /** Removes an erased person's entry for good: again and again while a write of it may still be under way. */
    Reply removeForGood(BookEntries.Entry entry, TenantCalls calls) {
        Reply reply = remove(entry, calls);
        return isOut(reply) && entries.isThere(entry) ? new Reply.NotNow() : reply;
    }

    static Reply put(String book, ArrayNode rows, TenantCalls calls) {
        ObjectNode body = JSON.createObjectNode().put(FULL_LOAD, false);
        body.set("addressBookEntries", rows);
        Reply reply =
                calls.call(Api.ADMIN, HttpMethod.PUT, path(book) + "?" + FULL_LOAD + "=false", body, Allowance.ALL);
        return reply instanceof Reply.Gone ? calls.forbid(404) : reply;
    }

    static String path(String book) {
        return "/address-books/" + CardQuery.encode(book) + "/dynamic-entries";
    }

    private static ObjectNode row(String id, Recipient recipient, Map<String, String> mapped) {
        String phone = recipient.text("phone");
        boolean mobile = phone != null && isMobile(phone);
        String company = mapped.entrySet().stream()
                .filter(field -> field.getValue().equals("company"))
                .map(field -> recipient.text(field.getKey()))
                .filter(Objects::nonNull)
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
        try {
            return phone.length() <= LONGEST_PHONE
                    && NUMBERS.getNumberType(NUMBERS.parse(phone, null)) == PhoneNumberType.MOBILE;
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
