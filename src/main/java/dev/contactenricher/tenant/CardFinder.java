package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.identity.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                choice(round, index, keys, found.cards(), Set.of(), calls).without(gone);
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
            CardChoice choice = choice(round, index, own, found.cards(), shared, calls);
            if (choice.first().isEmpty()) {
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

    private CardChoice choice(
            Round round, int index, List<String> keys, List<Card> cards, Set<String> shared, TenantCalls calls) {
        Recipient recipient = round.recipient(index);
        return CardChoice.of(
                keys,
                cards,
                written(round, index, cards, calls),
                card -> shared.contains(card.id()) || holders.isOthers(card, recipient.personId()),
                card -> isNamedOtherwise(recipient, card));
    }

    /** A correction brings no name, so the names count that its person came under. */
    private boolean isNamedOtherwise(Recipient recipient, Card card) {
        return recipient.isCorrection()
                ? holders.isNamedOtherwise(recipient.personId(), card)
                : card.contradicts(Name.of(recipient.text("first_name"), recipient.text("last_name")));
    }

    /** The cards that were written for this person before, if they can be read; they may have been found by another key. */
    private List<Card> written(Round round, int index, List<Card> found, TenantCalls calls) {
        var written = new ArrayList<Card>();
        for (String id : holders.writtenFor(round.recipient(index).personId())) {
            found.stream()
                    .filter(card -> card.id().equals(id))
                    .findFirst()
                    .or(() -> read(round, index, id, calls))
                    .ifPresent(written::add);
        }
        return written;
    }

    private Optional<Card> read(Round round, int index, String id, TenantCalls calls) {
        Reply reply = calls.get(Api.DIGITAL, Cards.path(id), index);
        Card card = reply instanceof Reply.Ok ok ? Card.of(ok.body()) : null;
        // of a card that became part of another one nothing is left, whichever of both is shown for it
        if (reply instanceof Reply.Gone
                || card != null && !card.id().isEmpty() && !card.id().equals(id)) {
            holders.release(round.recipient(index).personId(), id);
        } else if (card == null || card.id().isEmpty()) {
            // it may be there: another one must not be written in its place
            round.note(index, card == null ? reply : Reply.Unreadable.ofAnotherShape());
            return Optional.empty();
        }
        return Optional.ofNullable(card);
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
