package dev.contactenricher.standin;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.standin.StandInTenant.Call;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The customer cards of a stand-in tenant. */
public final class TenantCards {

    private static final Pattern IN = Pattern.compile("identityIdOnExternalPlatform IN \\((.*)\\)");

    private final JsonMapper json = new JsonMapper();
    private final TenantSwitches switches;
    private final InstantSource clock;
    private final SequencedMap<String, Card> cards = new LinkedHashMap<>();
    private final Map<String, String> absorbed = new LinkedHashMap<>();
    private final Map<String, Card> gone = new LinkedHashMap<>();
    private final Set<String> definitions = new TreeSet<>();

    /** @param clock by which it notes when something was written */
    public TenantCards(TenantSwitches switches, InstantSource clock) {
        this.switches = switches;
        this.clock = clock;
    }

    private static final class Card {
        final String id;
        String firstName = "";
        String surname = "";
        final Set<String> identities = new LinkedHashSet<>();
        final Map<String, String> fields = new LinkedHashMap<>();
        final Map<String, Instant> updatedAt = new LinkedHashMap<>();

        Card(String id) {
            this.id = id;
        }
    }

    /** A card, the one of the latest interaction so far. */
    public synchronized TenantCards add(String id, String firstName, String surname, String... identities) {
        var card = new Card(id);
        card.firstName = firstName;
        card.surname = surname;
        card.identities.addAll(Arrays.asList(identities));
        cards.putFirst(id, card);
        return this;
    }

    public synchronized TenantCards define(String... idents) {
        definitions.addAll(Arrays.asList(idents));
        return this;
    }

    /** It has no custom fields. */
    public synchronized void undefine() {
        definitions.clear();
    }

    public synchronized Set<String> defined() {
        return new TreeSet<>(definitions);
    }

    /** Somebody in CXone writes a field. */
    public synchronized void write(String id, String ident, String value) {
        Card card = requireNonNull(cards.get(id));
        card.fields.put(ident, value);
        card.updatedAt.put(ident, clock.instant());
    }

    public synchronized Map<String, String> fields(String id) {
        Card card = cards.get(id);
        return card == null ? Map.of() : new LinkedHashMap<>(card.fields);
    }

    public synchronized Set<String> identities(String id) {
        Card card = cards.get(id);
        return card == null ? Set.of() : new LinkedHashSet<>(card.identities);
    }

    public synchronized Set<String> ids() {
        return new LinkedHashSet<>(cards.keySet());
    }

    public synchronized void delete(String id) {
        gone.put(id, requireNonNull(cards.remove(id)));
    }

    public synchronized Reply answer(Call call) {
        String path = call.path();
        if (path.equals("/customers/custom-field-definitions")) {
            return definitions(call);
        }
        if (path.equals("/customers")) {
            return search(call);
        }
        String[] parts = path.substring("/customers/".length()).split("/");
        String id = parts[0];
        String known = !switches.loserIsGone ? absorbed.getOrDefault(id, id) : id;
        Card card = cards.get(known);
        if (card == null) {
            return Reply.status(404);
        }
        if (parts.length == 1) {
            return Reply.json(200, shown(card).toString());
        }
        return switch (parts[1]) {
            case "custom-fields" -> write(card, call.body());
            case "merge" -> merge(card, call.body());
            default -> Reply.status(404);
        };
    }

    private Reply definitions(Call call) {
        if (call.method().equals("PUT")) {
            definitions.add(call.body().path("ident").asString());
            return Reply.status(204);
        }
        var list = json.createArrayNode();
        definitions.forEach(ident -> list.addObject().put("ident", ident).put("type", "text"));
        return Reply.json(200, list.toString());
    }

    private Reply search(Call call) {
        if (!call.query().containsKey(switches.pageParameter)) {
            return refused("parameter");
        }
        int most = Integer.parseInt(call.query().get(switches.pageParameter));
        List<Card> found = new ArrayList<>();
        Matcher query = IN.matcher(call.query().getOrDefault("query", ""));
        if (query.matches()) {
            List<String> values = Arrays.asList(query.group(1).split(", "));
            boolean quoted = values.stream().allMatch(value -> value.startsWith("\""));
            if (values.size() > switches.mostValues || quoted != switches.quotedValues && !switches.silentQuotes) {
                return refused("query");
            }
            if (values.stream().map(value -> value.replace("\"", "")).anyMatch(switches.refusedValues)) {
                return refused("value");
            }
            List<String> keys = quoted == switches.quotedValues
                    ? values.stream().map(value -> value.replace("\"", "")).toList()
                    : List.of();
            cards.values().stream().filter(card -> matches(card, keys)).forEach(found::add);
            if (switches.staleSearch) {
                gone.values().stream().filter(card -> matches(card, keys)).forEach(found::add);
            }
        } else {
            found.addAll(cards.values());
        }
        int from = Integer.parseInt(call.query().getOrDefault("scrollToken", "0"));
        ObjectNode answer = json.createObjectNode().put("hits", found.size());
        var data = answer.putArray("data");
        found.stream().skip(from).limit(most).map(this::shown).forEach(data::add);
        if (from + most < found.size()) {
            answer.put("scrollToken", String.valueOf(from + most));
        }
        return Reply.json(200, answer.toString());
    }

    private boolean matches(Card card, List<String> keys) {
        return card.identities.stream()
                .anyMatch(identity -> switches.searchIgnoresCase
                        ? keys.stream().anyMatch(identity::equalsIgnoreCase)
                        : keys.contains(identity));
    }

    private Reply write(Card card, JsonNode fields) {
        for (JsonNode field : fields) {
            if (!definitions.contains(field.path("ident").asString())) {
                return Reply.json(400, """
                        {"errors": [{"field": "ident", "message": "unknown %s", "errorCode": "unknown_ident"}]}
                        """.formatted(field.path("value").asString()));
            }
        }
        for (JsonNode field : fields) {
            if (field.path("value").asString().length() > switches.longestValue) {
                return refused("value");
            }
        }
        for (JsonNode field : fields) {
            card.fields.put(field.path("ident").asString(), field.path("value").asString());
            card.updatedAt.put(field.path("ident").asString(), clock.instant());
        }
        return Reply.status(204);
    }

    private Reply merge(Card kept, JsonNode body) {
        String id = body.path("customerToMerge").path("id").asString();
        Card loser = cards.get(id);
        if (loser == null || loser == kept) {
            return Reply.status(switches.mergesTwice && absorbed.containsKey(id) ? 204 : 404);
        }
        kept.identities.addAll(loser.identities);
        loser.fields.forEach((ident, value) -> {
            if (switches.loserWins || !kept.fields.containsKey(ident)) {
                kept.fields.put(ident, value);
                kept.updatedAt.put(ident, loser.updatedAt.getOrDefault(ident, Instant.EPOCH));
            }
        });
        gone.put(id, requireNonNull(cards.remove(id)));
        absorbed.put(id, kept.id);
        return Reply.status(204);
    }

    private ObjectNode shown(Card card) {
        ObjectNode shown = json.createObjectNode()
                .put("id", card.id)
                .put("firstName", card.firstName)
                .put("surname", card.surname);
        var identities = shown.putArray("identities");
        card.identities.forEach(identity -> identities.addObject().put("idOnExternalPlatform", identity));
        var fields = shown.putArray("customFields");
        Instant until = clock.instant().minus(switches.showsAfter);
        card.fields.forEach((ident, value) -> {
            Instant at = card.updatedAt.getOrDefault(ident, Instant.EPOCH);
            if (!at.isAfter(until)) {
                fields.addObject().put("ident", ident).put("value", value).put("updatedAt", at.toString());
            }
        });
        return shown;
    }

    private static Reply refused(String field) {
        return Reply.json(400, "{\"errors\": [{\"field\": \"%s\", \"message\": \"no\"}]}".formatted(field));
    }
}
