package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Writes what is newer to the custom fields of customer cards, and reads it back. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class Cards {

    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;
    private final CardFields fields;
    private final CardSearch search;
    private final CardMerging merging;
    private final CardReports reports;
    private final CardHolders holders;

    Cards(
            TenantSettings settings,
            CardFields fields,
            CardSearch search,
            CardMerging merging,
            CardReports reports,
            CardHolders holders) {
        this.settings = settings;
        this.fields = fields;
        this.search = search;
        this.merging = merging;
        this.reports = reports;
        this.holders = holders;
    }

    /** @return the card of each contact that has one, by its place */
    Map<Integer, Card> enrich(Round round, TenantCalls calls) {
        if (!settings.writesCards()) {
            return Map.of();
        }
        CardValues values = fields.values(calls).orElse(null);
        if (values == null) {
            noteAll(round, new Reply.NotNow());
            return Map.of();
        }
        Map<Integer, CardChoice> choices = choices(round, calls);
        Map<Integer, Card> cards = new HashMap<>();
        Map<Integer, Map<String, String>> written = new LinkedHashMap<>();
        choices.forEach((index, choice) -> {
            reports.note(round.recipient(index), choice);
            Card card = choice.first().orElse(null);
            if (card == null) {
                round.note(index, new Result.Absent());
                return;
            }
            if (!round.isOpen(index)) {
                return;
            }
            cards.put(index, card);
            merging.merge(round, index, choice, calls);
            Map<String, String> due = values.due(round.recipient(index), card);
            if (!due.isEmpty() && round.isOpen(index)) {
                write(round, index, card, due, calls, written);
            }
        });
        confirm(round, cards, written, calls);
        return cards;
    }

    private void write(
            Round round,
            int index,
            Card card,
            Map<String, String> due,
            TenantCalls calls,
            Map<Integer, Map<String, String>> written) {
        if (round.shipment().written()) {
            written.put(index, due);
            return;
        }
        ArrayNode body = JSON.createArrayNode();
        due.forEach((ident, value) -> body.addObject().put("ident", ident).put("value", value));
        holders.keep(round.recipient(index).personId(), card);
        Reply reply = calls.call(Api.DIGITAL, HttpMethod.PUT, path(card) + "/custom-fields", body, index);
        switch (reply) {
            case Reply.Ok ignored -> written.put(index, due);
            // merged or deleted since it was found: what there is now is looked for when it is delivered again
            case Reply.Gone ignored -> round.note(index, new Result.Unknown());
            case Reply.Refused ignored -> {
                fields.forget();
                round.note(index, reply);
            }
            default -> round.note(index, reply);
        }
    }

    private void confirm(
            Round round, Map<Integer, Card> cards, Map<Integer, Map<String, String>> written, TenantCalls calls) {
        if (!round.confirms()) {
            return;
        }
        for (Map.Entry<Integer, Map<String, String>> one : written.entrySet()) {
            int index = one.getKey();
            Card card = cards.get(index);
            if (card == null) {
                continue;
            }
            if (!shows(card, one.getValue(), index, calls)) {
                round.note(index, new Result.Unconfirmed());
            }
        }
    }

    private static boolean shows(Card card, Map<String, String> written, int index, TenantCalls calls) {
        return calls.get(Api.DIGITAL, path(card), index) instanceof Reply.Ok ok
                && CardValues.shows(Card.of(ok.body()), written);
    }

    private Map<Integer, CardChoice> choices(Round round, TenantCalls calls) {
        Map<Integer, List<String>> keys = new LinkedHashMap<>();
        for (int index = 0; index < round.size(); index++) {
            keys.put(
                    index,
                    CardChoice.keys(round.recipient(index), round.shipment().rules()));
        }
        var all = keys.values().stream().flatMap(List::stream).toList();
        return switch (search.find(all, calls)) {
            case CardSearch.Found.Unknown unknown -> {
                noteAll(round, unknown.reply());
                yield Map.of();
            }
            case CardSearch.Found.Cards found -> choices(round, keys, found.cards(), calls);
        };
    }

    private Map<Integer, CardChoice> choices(
            Round round, Map<Integer, List<String>> keys, List<Card> cards, TenantCalls calls) {
        List<Card> shared = shared(keys, cards);
        Map<Integer, CardChoice> choices = new LinkedHashMap<>();
        keys.forEach((index, own) -> {
            CardChoice choice = CardChoice.of(round.recipient(index), own, cards, shared);
            choices.put(index, choice.own().isEmpty() ? known(round, index, choice, calls) : choice);
        });
        return choices;
    }

    /** The card that was written for this person before, if it can be read; it may have been found by another key. */
    private CardChoice known(Round round, int index, CardChoice choice, TenantCalls calls) {
        String id = holders.cardOf(round.recipient(index).personId()).orElse(null);
        if (id == null) {
            return choice;
        }
        Reply reply = calls.get(Api.DIGITAL, path(id), index);
        return switch (reply) {
            case Reply.Ok ok -> choice.orKnown(round.recipient(index), Card.of(ok.body()));
            case Reply.Gone ignored -> choice;
            default -> {
                round.note(index, reply);
                yield choice;
            }
        };
    }

    /** Cards that keys of several contacts lead to. */
    private static List<Card> shared(Map<Integer, List<String>> keys, List<Card> cards) {
        var shared = new ArrayList<Card>();
        for (Card card : cards) {
            long owners = keys.values().stream()
                    .filter(own -> own.stream().anyMatch(card::hasIdentity))
                    .count();
            if (owners > 1) {
                shared.add(card);
            }
        }
        return shared;
    }

    static String path(Card card) {
        return path(card.id());
    }

    private static String path(String id) {
        return "/customers/" + CardSearch.encode(id);
    }

    private static void noteAll(Round round, Reply reply) {
        for (int index = 0; index < round.size(); index++) {
            round.note(index, reply);
        }
    }
}
