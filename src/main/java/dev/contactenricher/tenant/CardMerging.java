package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the cards of a person one, where the operator wants that: it cannot be undone. One by one, each read back;
 * what is found again at the next delivery was not absorbed.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardMerging {

    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;
    private final CardReports reports;

    CardMerging(TenantSettings settings, CardReports reports) {
        this.settings = settings;
        this.reports = reports;
    }

    /** The card that is to stay. */
    Card staying(Round round, int index, CardChoice choice) {
        Card first = choice.first().orElseThrow();
        return isWanted(round, index, choice, first) ? choice.own().getFirst() : first;
    }

    private boolean isWanted(Round round, int index, CardChoice choice, Card first) {
        // one that was not found by a key of this contact is left for a contact that brings both
        return settings.mergeCards() == TenantSettings.MergeCards.ON
                && !round.recipient(index).isCorrection()
                && choice.own().size() > 1
                && choice.own().stream().anyMatch(card -> card.id().equals(first.id()));
    }

    /** @return the card that stays, as it is now */
    Card merge(Round round, int index, CardChoice choice, CardValues values, TenantCalls calls) {
        Card first = choice.first().orElseThrow();
        if (!isWanted(round, index, choice, first)) {
            return first;
        }
        Card kept = choice.own().getFirst();
        keepRefusals(round, index, choice, values, calls);
        for (Card loser : choice.own().subList(1, choice.own().size())) {
            if (round.isOpen(index)) {
                absorb(round, index, kept, loser, calls);
            }
        }
        return round.isOpen(index) ? Cards.read(kept, calls).orElse(kept) : kept;
    }

    /** It is not published whose values win, so all the cards say no before they are merged where one of them does. */
    private static void keepRefusals(Round round, int index, CardChoice choice, CardValues values, TenantCalls calls) {
        Set<String> refusals = values.refusals(round.recipient(index), choice.own());
        for (Card card : choice.own()) {
            var due = new LinkedHashMap<String, String>();
            refusals.stream()
                    .filter(ident -> !CardValues.NO.equals(card.value(ident)))
                    .forEach(ident -> due.put(ident, CardValues.NO));
            if (!due.isEmpty() && round.isOpen(index)) {
                Reply reply = Cards.put(card, due, index, calls);
                // one that is gone is met when it is merged or written
                if (!(reply instanceof Reply.Ok) && !(reply instanceof Reply.Gone)) {
                    round.note(index, reply);
                }
            }
        }
    }

    private void absorb(Round round, int index, Card kept, Card loser, TenantCalls calls) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("customerToMerge").put("id", loser.id());
        Reply reply = calls.call(Api.DIGITAL, HttpMethod.PUT, Cards.path(kept) + "/merge", body, index);
        if (reply instanceof Reply.Gone) {
            // merged meanwhile, from elsewhere or by a call whose answer was lost, or one of the two is gone
            if (hasAbsorbed(kept, loser.identities(), calls)) {
                reports.merged(round.recipient(index));
            }
            return;
        }
        if (!(reply instanceof Reply.Ok)) {
            round.note(index, reply);
        } else if (round.confirms() && !hasAbsorbed(kept, loser.identities(), calls)) {
            round.note(index, new Result.Unconfirmed());
        } else {
            reports.merged(round.recipient(index));
        }
    }

    private static boolean hasAbsorbed(Card kept, List<String> identities, TenantCalls calls) {
        return Cards.read(kept, calls)
                .filter(card -> identities.stream().allMatch(card::hasIdentity))
                .isPresent();
    }
}
