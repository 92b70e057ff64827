package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One search for the cards of some addresses and numbers, page by page. */
final class CardQuery {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    /** How a tenant takes a search: what the limit is called, and whether values are quoted. */
    enum Form {
        PLAIN("limit", ""),
        QUOTED("limit", "\""),
        PLAIN_SIZE("size", ""),
        QUOTED_SIZE("size", "\"");

        final String limit;
        private final String quote;

        Form(String limit, String quote) {
            this.limit = limit;
            this.quote = quote;
        }
    }

    /** Of several searches, unless one of them tells nothing. */
    static final class Sum {

        private final Map<String, Card> cards = new LinkedHashMap<>();
        final Map<String, Integer> refused = new LinkedHashMap<>();
        private CardSearch.@Nullable Found unknown;

        /** @return whether to go on */
        boolean add(CardSearch.Found found) {
            switch (found) {
                case CardSearch.Found.Cards some -> {
                    some.cards().forEach(card -> cards.putIfAbsent(card.id(), card));
                    refused.putAll(some.refused());
                }
                case CardSearch.Found.Unknown nothing -> unknown = nothing;
            }
            return unknown == null;
        }

        CardSearch.Found found() {
            return unknown == null
                    ? new CardSearch.Found.Cards(List.copyOf(cards.values()), Map.copyOf(refused))
                    : unknown;
        }
    }

    private CardQuery() {}

    static CardSearch.Found ask(Form used, List<String> keys, TenantCalls calls) {
        String query = keys.stream()
                .map(key -> used.quote + key + used.quote)
                .collect(Collectors.joining(", ", "identityIdOnExternalPlatform IN (", ")"));
        String path = "/customers?query=" + encode(query) + "&orderBy=lastInteractionAt&" + used.limit + "=" + PAGE;
        Map<String, Card> cards = new LinkedHashMap<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Reply reply = calls.get(
                    Api.DIGITAL, token.isEmpty() ? path : path + "&scrollToken=" + encode(token), Allowance.ALL);
            if (!(reply instanceof Reply.Ok ok)) {
                return new CardSearch.Found.Unknown(reply);
            }
            if (!isPage(ok.body())) {
                return new CardSearch.Found.Unknown(Reply.Unreadable.ofAnotherShape());
            }
            int before = cards.size();
            ok.body().path("data").forEach(customer -> {
                Card card = Card.of(customer);
                cards.putIfAbsent(card.id(), card);
            });
            token = ok.body().path("scrollToken").asString("");
            boolean complete = cards.size() >= ok.body().path("hits").asInt(0);
            if (complete || token.isEmpty() || cards.size() == before) {
                return complete || keys.size() == 1 ? found(cards) : inHalves(used, keys, calls);
            }
        }
        return found(cards);
    }

    /** Whether it tells which cards there are: none, or some of which each has an id. */
    static boolean isPage(JsonNode answer) {
        JsonNode data = answer.path("data");
        return data.isArray()
                ? data.valueStream()
                        .noneMatch(card -> card.path("id").asString("").isEmpty())
                : answer.isMissingNode() || answer.path("hits").asInt(-1) == 0;
    }

    private static CardSearch.Found found(Map<String, Card> cards) {
        return new CardSearch.Found.Cards(List.copyOf(cards.values()), Map.of());
    }

    private static CardSearch.Found inHalves(Form used, List<String> keys, TenantCalls calls) {
        var all = new Sum();
        for (List<String> half : halves(keys)) {
            if (!all.add(ask(used, half, calls))) {
                break;
            }
        }
        return all.found();
    }

    static List<List<String>> halves(List<String> keys) {
        int half = Math.ceilDiv(keys.size(), 2);
        return List.of(keys.subList(0, half), keys.subList(half, keys.size()));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** True also of an answer that cannot be read: one that is too long, or a page for people. */
    static boolean isRefused(CardSearch.Found found) {
        return status(found) != 0;
    }

    static int status(CardSearch.Found found) {
        return found instanceof CardSearch.Found.Unknown unknown
                ? switch (unknown.reply()) {
                    case Reply.Refused refused -> refused.status();
                    case Reply.Unreadable unreadable -> unreadable.status();
                    default -> 0;
                }
                : 0;
    }
}
