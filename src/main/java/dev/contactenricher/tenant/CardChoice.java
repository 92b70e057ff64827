package dev.contactenricher.tenant;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.cxone.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are surely a person's: found by a key that is this person's alone, and with no name that contradicts. Of cards
 * that contradict each other none is. Pure.
 *
 * @param own in CXone's order; the first one stays where they become one
 * @param known the one that was written for this person before, by whichever key it was found; null where there is none
 * @param former others that were written for this person before, maybe under another name: they hear what is refused, and
 *     nothing else
 * @param doubtful how many more were found, which must not be touched
 */
record CardChoice(List<Card> own, @Nullable Card known, List<Card> former, int doubtful) {

    /** No card was found. */
    static final CardChoice NONE = new CardChoice(List.of(), null, List.of(), 0);

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

    /**
     * @param written the cards that were written for this person before, the one of last time first
     * @param others which cards belong to other persons as well
     * @param named which cards bear a name that the person has not
     */
    static CardChoice of(
            List<String> keys, List<Card> cards, List<Card> written, Predicate<Card> others, Predicate<Card> named) {
        List<Card> theirs = written.stream().filter(card -> !others.test(card)).toList();
        Card known =
                theirs.stream().filter(card -> !named.test(card)).findFirst().orElse(null);
        List<Card> found = cards.stream()
                .filter(card -> keys.stream().anyMatch(card::hasIdentity))
                .toList();
        List<Card> fitting = found.stream()
                .filter(card -> !named.test(card) && !others.test(card))
                .filter(card -> known == null || isSame(card, known) || !card.contradicts(known))
                .toList();
        List<Card> own = fitting.stream()
                .filter(card -> known != null && isSame(card, known)
                        || fitting.stream().noneMatch(other -> !isSame(card, other) && card.contradicts(other)))
                .toList();
        var all = new CardChoice(own, known, theirs, 0);
        List<Card> former = without(theirs, all.first().stream().toList());
        List<Card> doubtful = without(without(found, own), all.duplicates());
        return new CardChoice(own, known, former, doubtful.size());
    }

    private static List<Card> without(List<Card> cards, List<Card> those) {
        return cards.stream()
                .filter(card -> those.stream().noneMatch(one -> isSame(card, one)))
                .toList();
    }

    private static boolean isSame(Card one, Card other) {
        return one.id().equals(other.id());
    }

    /** The same without a card that is not there any more. */
    CardChoice without(Card gone) {
        return new CardChoice(
                without(own, List.of(gone)),
                known == null || isSame(known, gone) ? null : known,
                without(former, List.of(gone)),
                doubtful);
    }

    /** The one to be written: the same as before, lest what was written there is never written over. */
    Optional<Card> first() {
        return known == null ? own.stream().findFirst() : Optional.of(known);
    }

    /** Cards of the same person beside the one that stays. */
    List<Card> duplicates() {
        Card first = first().orElse(null);
        return first == null
                ? List.of()
                : Stream.concat(own.stream(), without(former, own).stream())
                        .filter(card -> !isSame(card, first))
                        .toList();
    }

    @Override
    public String toString() {
        return "CardChoice[" + own.size() + ", " + doubtful + "]";
    }
}
