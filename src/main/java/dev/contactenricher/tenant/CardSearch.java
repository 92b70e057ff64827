package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Finds cards by addresses and numbers, many in one call. NICE publishes neither how values are quoted nor how many there
 * may be, so whichever form the tenant takes is found out and kept.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardSearch {

    /** What can stand in a query without changing its meaning. */
    private static final Pattern SEARCHABLE = Pattern.compile("[^\\s\"\\\\(),]{1,254}");

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;

    private volatile Form form = Form.PLAIN;
    /** Whether a search in this form ever found a card. */
    private volatile boolean proven;

    enum Form {
        PLAIN("limit", ""),
        QUOTED("limit", "\""),
        PLAIN_SIZE("size", ""),
        QUOTED_SIZE("size", "\"");

        private final String limit;
        private final String quote;

        Form(String limit, String quote) {
            this.limit = limit;
            this.quote = quote;
        }
    }

    /** What a search came to. */
    sealed interface Found {

        /** In CXone's order: the card of the last interaction first. */
        record Cards(List<Card> cards) implements Found {}

        /** @param reply why nobody knows */
        record Unknown(Reply reply) implements Found {}
    }

    static boolean isSearchable(String key) {
        return SEARCHABLE.matcher(key).matches();
    }

    Found find(Collection<String> keys, TenantCalls calls) {
        List<String> searchable =
                keys.stream().filter(CardSearch::isSearchable).distinct().toList();
        return searchable.isEmpty() ? new Found.Cards(List.of()) : find(searchable, calls);
    }

    private Found find(List<String> keys, TenantCalls calls) {
        Form first = form;
        Found found = find(first, keys, calls);
        if (!mayBeOfAnotherForm(found)) {
            return kept(first, found);
        }
        for (Form other : Form.values()) {
            if (other != first && (isRefused(found) || other.limit.equals(first.limit))) {
                Found again = find(other, keys, calls);
                if (again instanceof Found.Cards cards && !cards.cards().isEmpty()) {
                    return kept(other, again);
                }
                if (isRefused(found) && again instanceof Found.Cards) {
                    form = other;
                    found = again;
                }
            }
        }
        return isRefused(found) && keys.size() > 1 ? inHalves(keys, calls) : found;
    }

    private Found kept(Form used, Found found) {
        if (found instanceof Found.Cards cards && !cards.cards().isEmpty()) {
            form = used;
            proven = true;
        }
        return found;
    }

    /** Refused, or nothing was found by a form that never found any. */
    private boolean mayBeOfAnotherForm(Found found) {
        return isRefused(found)
                || !proven
                        && found instanceof Found.Cards cards
                        && cards.cards().isEmpty();
    }

    private static boolean isRefused(Found found) {
        return found instanceof Found.Unknown unknown && unknown.reply() instanceof Reply.Refused;
    }

    private Found find(Form used, List<String> keys, TenantCalls calls) {
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
                return new Found.Unknown(reply);
            }
            int before = cards.size();
            ok.body().path("data").forEach(customer -> {
                Card card = Card.of(customer);
                cards.putIfAbsent(card.id(), card);
            });
            token = ok.body().path("scrollToken").asString("");
            boolean complete = cards.size() >= ok.body().path("hits").asInt(0);
            if (complete || token.isEmpty() || cards.size() == before) {
                return complete || keys.size() == 1 ? found(cards) : inHalves(keys, calls);
            }
        }
        return found(cards);
    }

    private static Found found(Map<String, Card> cards) {
        return new Found.Cards(List.copyOf(cards.values()));
    }

    private Found inHalves(List<String> keys, TenantCalls calls) {
        int half = Math.ceilDiv(keys.size(), 2);
        var all = new ArrayList<Card>();
        for (List<String> some : List.of(keys.subList(0, half), keys.subList(half, keys.size()))) {
            Found found = find(some, calls);
            if (!(found instanceof Found.Cards cards)) {
                return found;
            }
            all.addAll(cards.cards());
        }
        return new Found.Cards(all);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
