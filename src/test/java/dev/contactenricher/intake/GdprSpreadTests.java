package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What docs/identity.md promises, and what it does not, of contacts of Germans that come in any order and batches. Nothing
 * is kept of refused contacts but their no, so more batches may let fewer people through, but never anybody else.
 */
class GdprSpreadTests extends SpreadRoom {

    private static final List<String> FLAGS = List.of("consent_to_email", "consent_to_sms", "consent_to_phone");
    private static final List<Flag> FULL_GRANT = List.of(Flag.YES, Flag.YES, Flag.YES);
    private static final int CONTACTS = 9;
    private static final int PEOPLE = 3;
    private static final int ROUNDS = 10;
    private static final List<Integer> SIZES = List.of(1, 4);

    /** After every day, as it counts as said when it came in. */
    private static final int FUTURE = 10;

    /**
     * A contact, and what it says.
     *
     * @param number by which it is told from its equals
     * @param flags of each channel: yes, no, or nothing
     * @param day in January, or {@link #FUTURE}
     */
    private record Card(int number, int person, List<Flag> flags, int day, String json) {

        boolean isFullGrant() {
            return flags.stream().allMatch(Flag.YES::equals);
        }

        boolean refusesAny() {
            return flags.contains(Flag.NO);
        }

        /** A yes of the future does not tell when it was said. */
        boolean isGrantAfter(Card refusal, int channel) {
            return flags.get(channel) == Flag.YES && day != FUTURE && day > refusal.day();
        }
    }

    private enum Flag {
        YES,
        NO,
        NOTHING
    }

    @Test
    void whoIsLetThroughInOneBatchIsWhoLastSaidYesToEverything() {
        forRandomCards(
                new Random(61),
                true,
                (random, cards) ->
                        assertThat(people(sent(cards, CONTACTS + PEOPLE))).isEqualTo(allowed(cards)));
    }

    @Test
    void nobodyElseIsLetThroughInMoreBatches() {
        forRandomCards(new Random(62), true, (random, cards) -> {
            for (int size : SIZES) {
                Collections.shuffle(cards, random);
                assertThat(people(sent(cards, size)))
                        .as("in batches of %d: %s", size, cards)
                        .isSubsetOf(allowed(cards));
            }
        });
    }

    @Test
    void whoSaysYesToEverythingAfterEveryNoIsLetThroughInAnyBatches() {
        forRandomCards(new Random(63), false, (random, cards) -> {
            for (int size : SIZES) {
                Collections.shuffle(cards, random);
                assertThat(people(sent(cards, size))).containsAll(certain(cards, size));
            }
        });
    }

    @Test
    void whatIsSentOfThoseWhoAlwaysSayYesIsTheSameInAnyBatches() {
        var random = new Random(64);
        for (int round = 0; round < ROUNDS / 2; round++) {
            List<Card> cards = new ArrayList<>();
            for (int i = 0; i < CONTACTS; i++) {
                cards.add(card(random, i, true, FULL_GRANT));
            }
            Set<ObjectNode> together = sent(cards, CONTACTS);
            assertThat(together).isNotEmpty();
            for (int size : SIZES) {
                Collections.shuffle(cards, random);
                assertThat(sent(cards, size)).isEqualTo(together);
            }
        }
    }

    private interface Check {
        void of(Random random, List<Card> cards);
    }

    private static void forRandomCards(Random random, boolean someWithoutEmail, Check check) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Card> cards = new ArrayList<>();
            for (int i = 0; i < CONTACTS; i++) {
                cards.add(card(random, i, someWithoutEmail, flags(random)));
            }
            // everybody is one person in the end, whichever keys the others have
            for (int person = 0; person < PEOPLE; person++) {
                String keys = email(person) + ", " + phone(person);
                cards.add(card(CONTACTS + person, person, keys, List.of(Flag.NOTHING, Flag.NOTHING, Flag.NOTHING), 1));
            }
            check.of(random, cards);
        }
    }

    /** Each channel was granted, and each refusal of it is known to be older than a grant. */
    private static Set<Integer> allowed(List<Card> cards) {
        return people(person -> IntStream.range(0, FLAGS.size()).allMatch(channel -> {
            List<Card> theirs = cardsOf(person, cards);
            return theirs.stream().anyMatch(card -> card.flags().get(channel) == Flag.YES)
                    && theirs.stream()
                            .filter(card -> card.flags().get(channel) == Flag.NO)
                            .allMatch(no -> theirs.stream().anyMatch(yes -> yes.isGrantAfter(no, channel)));
        }));
    }

    /** One contact grants everything, after every refusal by its date, and in no earlier batch than any. */
    private static Set<Integer> certain(List<Card> cards, int size) {
        return people(person -> cardsOf(person, cards).stream()
                .filter(Card::isFullGrant)
                .anyMatch(yes -> cardsOf(person, cards).stream()
                        .filter(Card::refusesAny)
                        .allMatch(no -> yes.isGrantAfter(no, 0) && batch(no, cards, size) <= batch(yes, cards, size))));
    }

    private static int batch(Card card, List<Card> cards, int size) {
        return cards.indexOf(card) / size;
    }

    private static Set<Integer> people(IntPredicate which) {
        return IntStream.range(0, PEOPLE).filter(which).boxed().collect(Collectors.toSet());
    }

    private static List<Card> cardsOf(int person, List<Card> cards) {
        return cards.stream().filter(card -> card.person() == person).toList();
    }

    private Set<ObjectNode> sent(List<Card> cards, int size) {
        return takeAndMerge(cards.stream().map(Card::json).toList(), size);
    }

    private static Set<Integer> people(Set<ObjectNode> sent) {
        return people(person -> sent.stream()
                .anyMatch(
                        contact -> email(person).contains(contact.path("email").asString("-"))
                                || phone(person).contains(contact.path("phone").asString("-"))));
    }

    private static Card card(Random random, int number, boolean someWithoutEmail, List<Flag> flags) {
        int person = random.nextInt(PEOPLE);
        String keys = switch (random.nextInt(3)) {
            case 0 -> email(person);
            case 1 -> email(person) + ", " + phone(person);
            default -> someWithoutEmail ? phone(person) : email(person);
        };
        return card(number, person, keys, flags, 1 + random.nextInt(FUTURE));
    }

    private static Card card(int number, int person, String keys, List<Flag> flags, int day) {
        List<String> fields = new ArrayList<>(List.of(
                keys,
                "\"country\": \"DE\"",
                "\"consent_date\": \"2025-01-01\"",
                "\"updated_at\": \"%s\""
                        .formatted(day == FUTURE ? "2099-01-01T00:00:00Z" : "2026-01-0" + day + "T00:00:00Z"),
                "\"city\": \"City %d\"".formatted(number)));
        for (int channel = 0; channel < FLAGS.size(); channel++) {
            if (flags.get(channel) != Flag.NOTHING) {
                fields.add("\"%s\": %b".formatted(FLAGS.get(channel), flags.get(channel) == Flag.YES));
            }
        }
        return new Card(number, person, flags, day, "{" + String.join(", ", fields) + "}");
    }

    /** Half of them grant everything. */
    private static List<Flag> flags(Random random) {
        Flag[] all = Flag.values();
        return random.nextBoolean()
                ? FULL_GRANT
                : List.of(all[random.nextInt(3)], all[random.nextInt(3)], all[random.nextInt(3)]);
    }

    private static String email(int person) {
        return "\"email\": \"p%d@example.com\"".formatted(person);
    }

    private static String phone(int person) {
        return "\"phone\": \"+1212736555%d\"".formatted(person);
    }
}
