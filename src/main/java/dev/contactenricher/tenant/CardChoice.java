package dev.contactenricher.tenant;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.identity.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are surely a person's: found by a key that is this person's alone, and with no name that contradicts.
 * Pure.
 *
 * @param own in CXone's order; the first one stays where they become one
 * @param doubtful how many more were found, which must not be touched
 */
record CardChoice(List<Card> own, int doubtful) {

    /** No card was found. */
    static final CardChoice NONE = new CardChoice(List.of(), 0);

    /**
     * By which keys the contact's card may be looked for: channels write addresses small, and numbers without a plus.
     */
    static List<String> keys(Recipient recipient, DeduplicationRules rules) {
        var keys = new ArrayList<String>();
        String email = rules.email() ? recipient.text("email") : null;
        String phone = rules.phone() ? recipient.text("phone") : null;
        add(keys, email);
        add(keys, email == null ? null : email.toLowerCase(Locale.ROOT));
        add(keys, phone);
        add(keys, phone == null ? null : phone.replaceFirst("^\\+", ""));
        return keys;
    }

    private static void add(List<String> keys, @Nullable String key) {
        if (key != null && CardSearch.isSearchable(key) && !keys.contains(key)) {
            keys.add(key);
        }
    }

    /** @param others which cards belong to other persons as well */
    static CardChoice of(Recipient recipient, List<String> keys, List<Card> cards, Predicate<Card> others) {
        Name name = Name.of(recipient.text("first_name"), recipient.text("last_name"));
        List<Card> own = new ArrayList<>();
        int doubtful = 0;
        for (Card card : cards) {
            if (keys.stream().anyMatch(card::hasIdentity)) {
                boolean doubt = others.test(card)
                        || card.contradicts(name)
                        || own.stream().anyMatch(card::contradicts);
                if (doubt) {
                    doubtful++;
                } else {
                    own.add(card);
                }
            }
        }
        return new CardChoice(own, doubtful);
    }

    /** The same, with the card that was written for this person before, unless its names contradict by now. */
    CardChoice orKnown(Recipient recipient, Card known) {
        Name name = Name.of(recipient.text("first_name"), recipient.text("last_name"));
        return known.id().isEmpty() || known.contradicts(name) ? this : new CardChoice(List.of(known), doubtful);
    }

    /** The same without a card that is not there any more. */
    CardChoice without(Card gone) {
        return new CardChoice(
                own.stream().filter(card -> !card.id().equals(gone.id())).toList(), doubtful);
    }

    Optional<Card> first() {
        return own.stream().findFirst();
    }

    /** Cards of the same person beside the one that stays. */
    List<Card> duplicates() {
        return own.isEmpty() ? List.of() : own.subList(1, own.size());
    }

    @Override
    public String toString() {
        return "CardChoice[" + own.size() + ", " + doubtful + "]";
    }
}
