package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Recipient;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Finds the cards of a delivery's contacts, and tells which of them surely belong to which contact. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class CardFinder {

    private final CardSearch search;
    private final CardHolders holders;

    CardFinder(CardSearch search, CardHolders holders) {
        this.search = search;
        this.holders = holders;
    }

    /** By the contact's place; none where that is unknown. */
    Map<Integer, CardChoice> choices(Round round, TenantCalls calls) {
        Map<Integer, List<String>> keys = new LinkedHashMap<>();
        for (int index = 0; index < round.size(); index++) {
            keys.put(index, keys(round, index));
        }
        var all = keys.values().stream().flatMap(List::stream).toList();
        return switch (search.find(all, calls)) {
            case CardSearch.Found.Unknown unknown -> {
                round.noteAll(unknown.reply());
                yield Map.of();
            }
            case CardSearch.Found.Cards found -> choices(round, keys, found, calls);
        };
    }

    /** Looks once more for the cards of a contact, after one turned out to be gone. */
    CardChoice again(Round round, int index, Card gone, TenantCalls calls) {
        List<String> keys = keys(round, index);
        return switch (search.find(keys, calls)) {
            case CardSearch.Found.Unknown unknown -> {
                round.note(index, unknown.reply());
                yield CardChoice.NONE;
            }
            case CardSearch.Found.Cards found ->
                choice(round.recipient(index), keys, found.cards(), Set.of()).without(gone);
        };
    }

    private static List<String> keys(Round round, int index) {
        return CardChoice.keys(round.recipient(index), round.shipment().rules());
    }

    private Map<Integer, CardChoice> choices(
            Round round, Map<Integer, List<String>> keys, CardSearch.Found.Cards found, TenantCalls calls) {
        Set<String> shared = shared(keys.values(), found.cards());
        Map<Integer, CardChoice> choices = new LinkedHashMap<>();
        keys.forEach((index, own) -> {
            CardChoice choice = choice(round.recipient(index), own, found.cards(), shared);
            if (choice.own().isEmpty()) {
                choice = known(round, index, choice, calls);
            }
            if (choice.own().isEmpty()) {
                found.refused().forEach((key, status) -> {
                    if (own.contains(key)) {
                        round.note(index, new Result.Refused(status));
                    }
                });
            }
            choices.put(index, choice);
        });
        return choices;
    }

    private CardChoice choice(Recipient recipient, List<String> keys, List<Card> cards, Set<String> shared) {
        return CardChoice.of(
                recipient,
                keys,
                cards,
                card -> shared.contains(card.id()) || holders.isOthers(card, recipient.personId()));
    }

    /** The card that was written for this person before, if it can be read; it may have been found by another key. */
    private CardChoice known(Round round, int index, CardChoice choice, TenantCalls calls) {
        String id = holders.cardOf(round.recipient(index).personId()).orElse(null);
        if (id == null) {
            return choice;
        }
        Reply reply = calls.get(Api.DIGITAL, Cards.path(id), index);
        return switch (reply) {
            case Reply.Ok ok -> choice.orKnown(round.recipient(index), Card.of(ok.body()));
            case Reply.Gone ignored -> choice;
            default -> {
                round.note(index, reply);
                yield choice;
            }
        };
    }

    /** Ids of cards that keys of several contacts lead to. */
    private static Set<String> shared(Collection<List<String>> keys, List<Card> cards) {
        var shared = new HashSet<String>();
        for (Card card : cards) {
            long owners = keys.stream()
                    .filter(own -> own.stream().anyMatch(card::hasIdentity))
                    .count();
            if (owners > 1) {
                shared.add(card.id());
            }
        }
        return shared;
    }
}
