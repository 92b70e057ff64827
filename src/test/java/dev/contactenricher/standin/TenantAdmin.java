package dev.contactenricher.standin;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.standin.StandInTenant.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Do-not-call groups, address books and privacy requests of a stand-in tenant. */
public final class TenantAdmin {

    private final JsonMapper json = new JsonMapper();
    private final TenantSwitches switches;
    private final InstantSource clock;
    /** By group, the digits of each record, and when it expired; null while it binds. */
    private final Map<String, Map<String, @Nullable Instant>> groups = new TreeMap<>();

    private final Map<String, Map<String, JsonNode>> books = new TreeMap<>();
    private final Set<String> scrubbed = new TreeSet<>();
    private final Set<String> erasures = new TreeSet<>();

    /** @param clock by which it notes when something ended */
    public TenantAdmin(TenantSwitches switches, InstantSource clock) {
        this.switches = switches;
        this.clock = clock;
    }

    /** A do-not-call group that a skill scrubs. */
    public synchronized TenantAdmin group(String id) {
        groups.put(id, new LinkedHashMap<>());
        scrubbed.add(id);
        return this;
    }

    public synchronized TenantAdmin unscrubbedGroup(String id) {
        groups.put(id, new LinkedHashMap<>());
        return this;
    }

    /** Somebody in CXone adds a number. */
    public synchronized void block(String group, String digits) {
        requireNonNull(groups.get(group)).put(digits, null);
    }

    /** The numbers that the group binds. */
    public synchronized Set<String> blocked(String group) {
        var blocked = new TreeSet<String>();
        requireNonNull(groups.get(group)).forEach((digits, expired) -> {
            if (expired == null) {
                blocked.add(digits);
            }
        });
        return blocked;
    }

    public synchronized TenantAdmin book(String id) {
        books.put(id, new LinkedHashMap<>());
        return this;
    }

    public synchronized Map<String, JsonNode> entries(String book) {
        return new LinkedHashMap<>(requireNonNull(books.get(book)));
    }

    /** Somebody else's entry. */
    public synchronized void addEntry(String book, String externalId) {
        requireNonNull(books.get(book)).put(externalId, json.createObjectNode().put("externalId", externalId));
    }

    public synchronized Set<String> erasures() {
        return new TreeSet<>(erasures);
    }

    public synchronized Reply answer(Call call) {
        String[] parts = call.path().substring(1).split("/");
        return switch (parts[0]) {
            case "business-unit" -> Reply.json(200, "{\"businessUnits\": [{\"businessUnitName\": \"Stand-in\"}]}");
            case "dnc-groups" -> doNotCall(call, parts);
            case "address-books" -> book(call, parts);
            case "privacy" -> {
                if (switches.erasedElsewhere) {
                    yield Reply.status(404);
                }
                erasures.add(call.body().path("subjectIdentifier").asString());
                yield Reply.json(200, "{\"requestId\": \"E-1\"}");
            }
            default -> Reply.status(404);
        };
    }

    private Reply doNotCall(Call call, String[] parts) {
        if (parts.length == 1) {
            ObjectNode answer = json.createObjectNode();
            var list = answer.putArray("dncGroups");
            groups.keySet().forEach(id -> list.addObject().put("dncGroupId", id));
            return Reply.json(200, answer.toString());
        }
        if (parts[1].equals("search")) {
            return search(call.query().getOrDefault("phoneNumber", ""));
        }
        Map<String, @Nullable Instant> group = groups.get(parts[1]);
        if (group == null) {
            return Reply.status(404);
        }
        if (parts.length == 2) {
            return Reply.json(200, "{\"dncGroup\": {\"dncGroupId\": \"%s\"}}".formatted(parts[1]));
        }
        if (parts[2].equals("scrubbed-skills")) {
            return Reply.json(200, scrubbed.contains(parts[1]) ? "{\"scrubbedSkills\": [{\"skillId\": 1}]}" : "{}");
        }
        return records(call, group);
    }

    private Reply records(Call call, Map<String, @Nullable Instant> group) {
        ObjectNode result = json.createObjectNode();
        var results = result.putArray("recordResults");
        int errors = 0;
        if (call.body().path("dncGroupRecords").size() > switches.mostRecords) {
            return Reply.status(400);
        }
        for (JsonNode record : call.body().path("dncGroupRecords")) {
            String digits = record.path("phoneNumber").asString();
            boolean present = group.containsKey(digits) && group.get(digits) == null;
            boolean add = call.method().equals("POST");
            boolean fails =
                    add ? present && switches.refusesSecondRecord || switches.refusedNumbers.test(digits) : !present;
            if (!fails) {
                group.put(digits, add ? null : clock.instant().minusSeconds(1));
            }
            errors += fails ? 1 : 0;
            results.addObject().put("success", !fails).put("formattedPhone", shown(digits));
        }
        result.put("errorCount", errors);
        return Reply.json(
                200,
                call.method().equals("POST")
                        ? json.createObjectNode().set("resultSet", result).toString()
                        : result.toString());
    }

    private Reply search(String digits) {
        ObjectNode answer = json.createObjectNode();
        var results = answer.putArray("searchResults");
        groups.forEach((id, records) -> {
            if (records.containsKey(digits)) {
                Instant expired = records.get(digits);
                results.addObject()
                        .put("dncGroupId", id)
                        .put("formattedPhone", shown(digits))
                        .put("expiredDate", expired == null ? null : expired.toString());
            }
        });
        return Reply.json(200, answer.toString());
    }

    private String shown(String digits) {
        return switches.nationalNumbers && digits.length() == 11 && digits.startsWith("1")
                ? "(%s) %s-%s".formatted(digits.substring(1, 4), digits.substring(4, 7), digits.substring(7))
                : digits;
    }

    private Reply book(Call call, String[] parts) {
        if (parts.length == 1) {
            ObjectNode answer = json.createObjectNode();
            var list = answer.putArray("addressBooks");
            books.keySet()
                    .forEach(id -> list.addObject().put("addressBookId", id).put("addressBookType", "Dynamic"));
            return Reply.json(
                    200,
                    switches.booksInResultSet
                            ? json.createObjectNode().set("resultSet", answer).toString()
                            : answer.toString());
        }
        Map<String, JsonNode> book = books.get(parts[1]);
        if (book == null) {
            return Reply.status(404);
        }
        return switch (call.method()) {
            case "GET" -> shown(book);
            case "DELETE" -> book.remove(parts[3]) == null ? Reply.status(404) : Reply.status(204);
            default -> load(call, book);
        };
    }

    private Reply load(Call call, Map<String, JsonNode> book) {
        if (call.body().path("addressBookEntries").size() > switches.mostEntries) {
            return Reply.status(400);
        }
        String fullLoad = switches.fullLoadInQuery
                ? call.query().getOrDefault("fullLoad", "true")
                : call.body().path("fullLoad").asString("true");
        if (switches.alwaysReplaces || !fullLoad.equals("false")) {
            book.clear();
        }
        ObjectNode answer = json.createObjectNode();
        var results = answer.putArray("entryResults");
        for (JsonNode entry : call.body().path("addressBookEntries")) {
            String id = entry.path("externalId").asString();
            boolean taken = !switches.refusedEntries.test(id);
            if (taken) {
                book.put(id, entry);
            }
            ObjectNode result = results.addObject().put("success", taken);
            if (switches.numericEntryIds) {
                result.put("externalId", Long.parseLong(id));
            } else {
                result.put("externalId", id);
            }
        }
        return Reply.json(202, answer.toString());
    }

    private Reply shown(Map<String, JsonNode> book) {
        ObjectNode answer = json.createObjectNode().put("totalRecords", book.size());
        answer.putObject("addressBook").putArray("addressBookEntries").addAll(book.values());
        return Reply.json(200, answer.toString());
    }
}
