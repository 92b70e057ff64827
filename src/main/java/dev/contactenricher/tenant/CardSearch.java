package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Dialects;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Finds cards by addresses and numbers, many in one call. NICE publishes neither how values are quoted nor how many
 * there may be, so whichever form the tenant takes is found out and kept.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardSearch {

    /** What can stand in a query without changing its meaning. */
    private static final Pattern SEARCHABLE = Pattern.compile("[^\\s\"\\\\(),]{1,254}");

    /** What any search takes that is taken at all. */
    private static final String CONTROL = "nobody@example.invalid";

    private static final Logger LOG = LoggerFactory.getLogger(CardSearch.class);
    private static final int MOST_KEYS = 100;

    private volatile CardQuery.Form form = CardQuery.Form.PLAIN;
    /** Whether a search in this form ever found a card. */
    private volatile boolean proven;
    /** Keys in one search; fewer once more were refused. */
    private volatile int most = MOST_KEYS;

    /** What a search came to. */
    sealed interface Found {

        /**
         * Some cards, or none.
         *
         * @param cards in CXone's order: the one of the last interaction first
         * @param refused keys that CXone does not take, with its status
         */
        record Cards(List<Card> cards, Map<String, Integer> refused) implements Found {

            @Override
            public String toString() {
                return "Cards[" + cards.size() + ", " + refused.size() + "]";
            }
        }

        /** @param reply why it could not be found out */
        record Unknown(Reply reply) implements Found {}
    }

    static boolean isSearchable(String key) {
        return SEARCHABLE.matcher(key).matches();
    }

    Found find(Collection<String> keys, TenantCalls calls) {
        List<String> searchable =
                keys.stream().filter(CardSearch::isSearchable).distinct().toList();
        var all = new CardQuery.Sum();
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
        if (!CardQuery.isRefused(found)) {
            return found;
        }
        Found control = inAnyForm(List.of(CONTROL), calls);
        if (CardQuery.isRefused(control)) {
            LOG.error(
                    "CXone refuses to search customer cards, or answers nothing that can be read, in each form that was"
                            + " ever seen");
            return new Found.Unknown(calls.forbid(CardQuery.status(control)));
        }
        return control instanceof Found.Cards ? narrowed(keys, CardQuery.status(found), calls) : control;
    }

    /** Finds out which of the keys is refused, or how many are too many. */
    private Found narrowed(List<String> keys, int status, TenantCalls calls) {
        if (keys.size() == 1) {
            return new Found.Cards(List.of(), Map.of(keys.getFirst(), status));
        }
        var all = new CardQuery.Sum();
        for (List<String> half : CardQuery.halves(keys)) {
            Found found = CardQuery.ask(form, half, calls);
            if (!all.add(CardQuery.isRefused(found) ? narrowed(half, CardQuery.status(found), calls) : found)) {
                return all.found();
            }
        }
        if (all.refused.isEmpty()) {
            most = Math.min(most, Math.ceilDiv(keys.size(), 2));
        }
        return all.found();
    }

    private Found inAnyForm(List<String> keys, TenantCalls calls) {
        CardQuery.Form first = form;
        Found found = CardQuery.ask(first, keys, calls);
        if (!mayBeOfAnotherForm(found)) {
            return kept(first, found);
        }
        for (CardQuery.Form other : CardQuery.Form.values()) {
            if (other != first && (CardQuery.isRefused(found) || other.limit.equals(first.limit))) {
                Found again = CardQuery.ask(other, keys, calls);
                if (again instanceof Found.Cards cards && !cards.cards().isEmpty()) {
                    return kept(other, again);
                }
                // a form that is known to find cards is not given up for one that finds none
                if (CardQuery.isRefused(found) && again instanceof Found.Cards && !proven) {
                    form = other;
                    found = again;
                }
            }
        }
        return found;
    }

    private Found kept(CardQuery.Form used, Found found) {
        if (found instanceof Found.Cards cards && !cards.cards().isEmpty()) {
            form = used;
            proven = true;
        }
        return found;
    }

    /** Refused, or nothing was found by a form that never found any. */
    private boolean mayBeOfAnotherForm(Found found) {
        return CardQuery.isRefused(found)
                || !proven
                        && found instanceof Found.Cards cards
                        && cards.cards().isEmpty();
    }
}
