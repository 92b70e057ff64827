package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final CardFinder finder;
    private final CardMerging merging;
    private final CardReports reports;
    private final CardHolders holders;

    Cards(
            TenantSettings settings,
            CardFields fields,
            CardFinder finder,
            CardMerging merging,
            CardReports reports,
            CardHolders holders) {
        this.settings = settings;
        this.fields = fields;
        this.finder = finder;
        this.merging = merging;
        this.reports = reports;
        this.holders = holders;
    }

    /** What a delivery wrote so far. */
    private record Written(Map<Integer, Card> cards, List<Values> values) {

        /** What of it that card was not written yet: two contacts that go together may be of one person since. */
        Map<String, String> unwritten(Card card, Map<String, String> due) {
            var last = new HashMap<String, String>();
            values.stream().filter(one -> one.card().id().equals(card.id())).forEach(one -> last.putAll(one.fields()));
            var left = new LinkedHashMap<>(due);
            left.entrySet().removeAll(last.entrySet());
            return left;
        }
    }

    /** What one card is to show from now on. */
    private record Values(int index, Card card, Map<String, String> fields) {}

    /** @return the card of each contact that has one, by its place */
    Map<Integer, Card> enrich(Round round, TenantCalls calls) {
        if (!settings.writesCards()) {
            return Map.of();
        }
        CardValues values = fields.values(round, calls);
        if (values == null) {
            return Map.of();
        }
        var written = new Written(new HashMap<>(), new ArrayList<>());
        finder.choices(round, calls).forEach((index, choice) -> {
            reports.note(round.recipient(index), choice);
            Card gone = enrich(round, index, choice, values, written, calls);
            if (gone != null) {
                // merged or deleted since it was found
                CardChoice left = finder.again(round, index, gone, calls);
                if (enrich(round, index, left, values, written, calls) != null) {
                    round.note(index, new Result.Unknown());
                }
            }
        });
        confirm(round, written, calls);
        return written.cards();
    }

    /** @return the card that was chosen and is not there; null where that is not so */
    private @Nullable Card enrich(
            Round round, int index, CardChoice choice, CardValues values, Written written, TenantCalls calls) {
        written.cards().remove(index);
        takeBack(round, index, choice, values, written, calls);
        if (choice.first().isEmpty()) {
            round.note(index, new Result.Absent());
            return null;
        }
        if (!round.isOpen(index)) {
            return null;
        }
        if (!round.shipment().written() && !isTheirs(round, index, merging.staying(round, index, choice))) {
            return null;
        }
        Card card = merging.merge(round, index, choice, values, calls);
        written.cards().put(index, card);
        Map<String, String> due = values.due(round.recipient(index), card);
        return due.isEmpty() || !round.isOpen(index) || write(round, index, card, due, written, calls) ? null : card;
    }

    /** Former cards of the person may say yes to what is refused now. */
    private void takeBack(
            Round round, int index, CardChoice choice, CardValues values, Written written, TenantCalls calls) {
        for (Card former : choice.former()) {
            Map<String, String> refusals = CardValues.refusals(values.due(round.recipient(index), former));
            if (!refusals.isEmpty() && round.isOpen(index)) {
                write(round, index, former, refusals, written, calls);
            }
        }
    }

    /**
     * Kept before it is written or merged, as the answer may be lost; and where nothing is due it is this person's all the same.
     * Two deliveries that find one card for two persons at the same moment both see it here, and look again later.
     */
    private boolean isTheirs(Round round, int index, Card card) {
        String person = round.recipient(index).personId();
        holders.keep(person, card);
        if (!holders.isOthers(card, person)) {
            return true;
        }
        holders.release(person, card.id());
        round.note(index, new Result.Postponed());
        return false;
    }

    /** @return false when the card is not there */
    private boolean write(
            Round round, int index, Card card, Map<String, String> due, Written written, TenantCalls calls) {
        Map<String, String> left = written.unwritten(card, due);
        if (round.shipment().written() || left.isEmpty()) {
            written.values().add(new Values(index, card, due));
            return true;
        }
        Reply reply = put(card, left, index, calls);
        switch (reply) {
            case Reply.Ok ignored -> written.values().add(new Values(index, card, due));
            case Reply.Gone ignored -> {
                return false;
            }
            case Reply.Refused ignored -> {
                fields.forget();
                round.note(index, reply);
                // whatever else is wrong with the contact, its refusals count
                Map<String, String> refusals = CardValues.refusals(due);
                if (!refusals.isEmpty() && refusals.size() < due.size()) {
                    put(card, refusals, index, calls);
                }
            }
            default -> round.note(index, reply);
        }
        return true;
    }

    static Reply put(Card card, Map<String, String> values, int index, TenantCalls calls) {
        ArrayNode body = JSON.createArrayNode();
        values.forEach((ident, value) -> body.addObject().put("ident", ident).put("value", value));
        return calls.call(Api.DIGITAL, HttpMethod.PUT, path(card) + "/custom-fields", body, index);
    }

    private static void confirm(Round round, Written written, TenantCalls calls) {
        if (!round.confirms()) {
            return;
        }
        for (Values values : written.values()) {
            if (shows(values.card(), values.fields(), calls)) {
                round.isShown();
            } else {
                round.note(values.index(), new Result.Unconfirmed());
            }
        }
    }

    /** Asked of a person that was erased or withdrew meanwhile, too, as the write has happened. */
    private static boolean shows(Card card, Map<String, String> written, TenantCalls calls) {
        return read(card, calls).filter(now -> CardValues.shows(now, written)).isPresent();
    }

    /** As it is now, if that can be read. */
    static Optional<Card> read(Card card, TenantCalls calls) {
        return calls.get(Api.DIGITAL, path(card), Allowance.ALL) instanceof Reply.Ok ok
                ? Optional.of(Card.of(ok.body())).filter(now -> !now.id().isEmpty())
                : Optional.empty();
    }

    static String path(Card card) {
        return path(card.id());
    }

    static String path(String id) {
        return "/customers/" + CardQuery.encode(id);
    }
}
