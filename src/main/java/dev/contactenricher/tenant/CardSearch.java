package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** What any search takes that is taken at all. */
    private static final String CONTROL = "nobody@example.invalid";

    private static final Logger LOG = LoggerFactory.getLogger(CardSearch.class);
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int MOST_KEYS = 100;

    private volatile Form form = Form.PLAIN;
    /** Whether a search in this form ever found a card. */
    private volatile boolean proven;
    /** Keys in one search; fewer once more were refused. */
    private volatile int most = MOST_KEYS;

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

        /**
         * Some cards, or none.
         *
         * @param cards in CXone's order: the one of the last interaction first
         * @param refused keys that CXone does not take, with its status
         */
        record Cards(List<Card> cards, Map<String, Integer> refused) implements Found {}

        /** @param reply why nobody knows */
        record Unknown(Reply reply) implements Found {}
    }

    static boolean isSearchable(String key) {
        return SEARCHABLE.matcher(key).matches();
    }

    Found find(Collection<String> keys, TenantCalls calls) {
        List<String> searchable =
                keys.stream().filter(CardSearch::isSearchable).distinct().toList();
        var all = new Sum();
        int size = most;
        for (int from = 0; from < searchable.size(); from += size) {
            List<String> some = searchable.subList(from, Math.min(searchable.size(), from + size));
            if (!all.add(whole(some, calls))) {
                break;
            }
        }
        return all.found();
    }

    private Found whole(List<String> keys, TenantCalls calls) {
        Found found = inAnyForm(keys, calls);
        if (!isRefused(found)) {
            return found;
        }
        Found control = inAnyForm(List.of(CONTROL), calls);
        if (isRefused(control)) {
            LOG.error("CXone refuses to search customer cards, in each form that was ever seen");
            return new Found.Unknown(calls.forbid(status(control)));
        }
        return control instanceof Found.Cards ? narrowed(keys, status(found), calls) : control;
    }

    /** Finds out which of the keys is refused, or how many are too many. */
    private Found narrowed(List<String> keys, int status, TenantCalls calls) {
        if (keys.size() == 1) {
            return new Found.Cards(List.of(), Map.of(keys.getFirst(), status));
        }
        var all = new Sum();
        for (List<String> half : halves(keys)) {
            Found found = find(form, half, calls);
            if (!all.add(isRefused(found) ? narrowed(half, status(found), calls) : found)) {
                return all.found();
            }
        }
        if (all.refused.isEmpty()) {
            most = Math.min(most, Math.ceilDiv(keys.size(), 2));
        }
        return all.found();
    }

    private Found inAnyForm(List<String> keys, TenantCalls calls) {
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
        return found;
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

    private static int status(Found found) {
        return found instanceof Found.Unknown unknown && unknown.reply() instanceof Reply.Refused refused
                ? refused.status()
                : 0;
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
                return complete || keys.size() == 1 ? found(cards) : inHalves(used, keys, calls);
            }
        }
        return found(cards);
    }

    private static Found found(Map<String, Card> cards) {
        return new Found.Cards(List.copyOf(cards.values()), Map.of());
    }

    private Found inHalves(Form used, List<String> keys, TenantCalls calls) {
        var all = new Sum();
        for (List<String> half : halves(keys)) {
            if (!all.add(find(used, half, calls))) {
                break;
            }
        }
        return all.found();
    }

    private static List<List<String>> halves(List<String> keys) {
        int half = Math.ceilDiv(keys.size(), 2);
        return List.of(keys.subList(0, half), keys.subList(half, keys.size()));
    }

    /** Of several searches, unless one of them tells nothing. */
    private static final class Sum {

        private final Map<String, Card> cards = new LinkedHashMap<>();
        private final Map<String, Integer> refused = new LinkedHashMap<>();
        private @Nullable Found unknown;

        /** @return whether to go on */
        boolean add(Found found) {
            switch (found) {
                case Found.Cards some -> {
                    some.cards().forEach(card -> cards.putIfAbsent(card.id(), card));
                    refused.putAll(some.refused());
                }
                case Found.Unknown nothing -> unknown = nothing;
            }
            return unknown == null;
        }

        Found found() {
            return unknown == null ? new Found.Cards(List.copyOf(cards.values()), Map.copyOf(refused)) : unknown;
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
