package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the cards of a person one, where the operator wants that: it cannot be undone. One by one, each read back; what is
 * found again at the next delivery was not absorbed.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardMerging {

    private static final JsonMapper JSON = new JsonMapper();

    private final TenantSettings settings;

    CardMerging(TenantSettings settings) {
        this.settings = settings;
    }

    void merge(Round round, int index, CardChoice choice, TenantCalls calls) {
        boolean wanted = settings.mergeCards() == TenantSettings.MergeCards.ON
                && !round.recipient(index).isCorrection();
        Card kept = choice.first().orElse(null);
        if (!wanted || kept == null) {
            return;
        }
        for (Card loser : choice.duplicates()) {
            if (!round.isOpen(index)) {
                return;
            }
            absorb(round, index, kept, loser, calls);
        }
    }

    private static void absorb(Round round, int index, Card kept, Card loser, TenantCalls calls) {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("customerToMerge").put("id", loser.id());
        Reply reply = calls.call(Api.DIGITAL, HttpMethod.PUT, Cards.path(kept) + "/merge", body, index);
        if (!(reply instanceof Reply.Ok)) {
            round.note(index, reply);
        } else if (round.confirms() && !hasAbsorbed(kept, loser.identities(), index, calls)) {
            round.note(index, new Result.Unconfirmed());
        }
    }

    private static boolean hasAbsorbed(Card kept, List<String> identities, int index, TenantCalls calls) {
        return calls.get(Api.DIGITAL, Cards.path(kept), index) instanceof Reply.Ok ok
                && identities.stream().allMatch(Card.of(ok.body())::hasIdentity);
    }
}
