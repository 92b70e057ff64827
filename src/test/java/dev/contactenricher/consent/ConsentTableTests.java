package dev.contactenricher.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.contactenricher.consent.ConsentDecision.Granted;
import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.dedup.Deduplicator;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every pair of duplicates, and whatever is remembered, decided after dedup, against the contract's section 4 said in
 * another way.
 */
class ConsentTableTests {

    private static final Boolean[] FLAGS = {null, true, false};
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-01-03T00:00:00Z");
    private static final Instant AHEAD = RECEIVED.plusSeconds(60);
    private static final Instant FUTURE = RECEIVED.plusSeconds(3_600);
    private static final List<When> TIMES = List.of(
            new When(EARLY, LATE),
            new When(LATE, EARLY),
            new When(EARLY, EARLY),
            new When(null, LATE),
            new When(LATE, null),
            new When(null, null),
            new When(FUTURE, LATE),
            new When(LATE, FUTURE),
            new When(FUTURE, null),
            new When(FUTURE, FUTURE),
            new When(FUTURE, AHEAD));
    /** {@code contested}: a phone for, a country and an address against; {@code unreadable}: a country that cannot be read. */
    private static final List<String> EVIDENCE =
            List.of("", "country", "address", "phone", "timezone", "against", "contested", "unreadable", "region");

    /** What each of a pair shows. */
    private static final List<List<String>> PAIRS = Stream.concat(
                    EVIDENCE.stream().flatMap(one -> Stream.of(List.of(one, ""), List.of("", one))),
                    Stream.of(
                            List.of("phone", "against"),
                            List.of("against", "timezone"),
                            List.of("unreadable", "against")))
            .distinct()
            .toList();

    private final Survivorship survivorship = new Survivorship();
    private final Deduplicator deduplicator = new Deduplicator(survivorship);
    private final ConsentPolicy policy = new ConsentPolicy(true);
    private final ConsentPolicy withoutOverride = new ConsentPolicy(false);
    private int cases;

    private record When(@Nullable Instant first, @Nullable Instant second) {}

    private record Statement(
            @Nullable Boolean says, @Nullable Instant at) {

        /** Nothing was said after it came in: a date that claims so is none for a yes, and a no counts as just said. */
        static Statement of(@Nullable Boolean says, @Nullable Instant date) {
            if (!FUTURE.equals(date)) {
                return new Statement(says, date);
            }
            return new Statement(says, Boolean.FALSE.equals(says) ? RECEIVED : null);
        }
    }

    @Test
    void everyPairOfDuplicatesIsDecidedAsTheContractSays() {
        for (int flags = 0; flags < 729; flags++) {
            Consent first = consent(flags % 27);
            Consent second = consent(flags / 27);
            for (When when : TIMES) {
                boolean consented = isConsented(first, second, when);
                for (List<String> evidence : PAIRS) {
                    for (int override = 0; override < 4; override++) {
                        Contact one = contact(first, when.first(), evidence.getFirst(), override % 2 == 1);
                        Contact two = contact(second, when.second(), evidence.getLast(), override / 2 == 1);
                        boolean overrides = isOverridden(override % 2 == 1, override / 2 == 1, first, second, when);
                        check(survivor(one, two), consented, evidence, overrides, first, second, when);
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(729 * 11 * 20 * 4 * 2);
    }

    /** As a contact that comes in is folded into what waits of its person. */
    @Test
    void itDoesNotMatterThatTheyComeInDifferentBatches() {
        for (int flags = 0; flags < 729; flags++) {
            Consent first = consent(flags % 27);
            Consent second = consent(flags / 27);
            for (When when : TIMES) {
                boolean consented = isConsented(first, second, when);
                Survivor waiting = survivor(contact(first, when.first(), "country", false));
                Survivor news = survivor(contact(second, when.second(), "", false));
                check(survivorship.fold(waiting, news), consented, List.of("country"), false, first, second, when);
            }
        }
        assertThat(cases).isEqualTo(729 * 11 * 2);
    }

    @Test
    void whatIsRememberedOfEarlierWithdrawalsCountsAsTheContractSays() {
        List<Instant> dates = Arrays.asList(null, EARLY, LATE, FUTURE);
        for (int flags = 0; flags < 27 * 27; flags++) {
            Consent says = consent(flags % 27);
            Map<Channel, Instant> withdrawn = withdrawals(flags / 27);
            for (Instant date : dates) {
                boolean consented = isConsented(channel -> withdrawn.containsKey(channel)
                        ? List.of(Statement.of(says.to(channel), date), new Statement(false, withdrawn.get(channel)))
                        : List.of(Statement.of(says.to(channel), date)));
                for (String evidence : EVIDENCE) {
                    for (boolean override : List.of(true, false)) {
                        Survivor survivor = survivor(contact(says, date, evidence, override));
                        check(
                                survivorship.withRemembered(survivor, withdrawn, null),
                                consented,
                                List.of(evidence),
                                override && isLaterThanAll(date, withdrawn.values()),
                                says,
                                withdrawn,
                                date);
                    }
                }
            }
        }
        assertThat(cases).isEqualTo(729 * 4 * 9 * 2 * 2);
    }

    private Survivor survivor(Contact... contacts) {
        return deduplicator.group(List.of(contacts), RECEIVED).getFirst().survivor();
    }

    private void check(
            Survivor survivor, boolean consented, List<String> evidence, boolean override, @Nullable Object... input) {
        // where something places the person, an unreadable country is no doubt
        Set<String> silent = evidence.contains("against") ? Set.of("", "against", "unreadable") : Set.of("");
        boolean free = consented || silent.containsAll(evidence);
        check(survivor, policy, free ? "granted" : override ? "overridden" : "refused", evidence, override, input);
        check(survivor, withoutOverride, free ? "granted" : "refused", evidence, override, input);
    }

    private void check(
            Survivor survivor,
            ConsentPolicy rule,
            String expected,
            List<String> evidence,
            boolean override,
            @Nullable Object... input) {
        cases++;
        if (!word(rule.decide(survivor.contact())).equals(expected)) {
            fail("%s is not decided as %s"
                    .formatted(Arrays.asList(evidence, override, Arrays.asList(input)), expected));
        }
    }

    /** An override counts like a grant: where it is known to be later than what the others refuse. */
    private static boolean isOverridden(boolean one, boolean two, Consent first, Consent second, When when) {
        List<Instant> refused = new ArrayList<>();
        if (!one && !first.refusals().equals(Consent.UNSTATED)) {
            refused.add(FUTURE.equals(when.first()) ? RECEIVED : when.first());
        }
        if (!two && !second.refusals().equals(Consent.UNSTATED)) {
            refused.add(FUTURE.equals(when.second()) ? RECEIVED : when.second());
        }
        return one && isLaterThanAll(when.first(), refused) || two && isLaterThanAll(when.second(), refused);
    }

    private static boolean isLaterThanAll(@Nullable Instant date, Collection<@Nullable Instant> refused) {
        return refused.isEmpty()
                || date != null
                        && !date.equals(FUTURE)
                        && refused.stream().allMatch(no -> no != null && date.isAfter(no));
    }

    private static boolean isConsented(Consent first, Consent second, When when) {
        return isConsented(channel -> List.of(
                Statement.of(first.to(channel), when.first()), Statement.of(second.to(channel), when.second())));
    }

    private static boolean isConsented(Function<Channel, List<Statement>> statements) {
        return Stream.of(Channel.values()).allMatch(channel -> isConsented(statements.apply(channel)));
    }

    /** Of each channel: never, early or late. */
    private static Map<Channel, Instant> withdrawals(int number) {
        Map<Channel, Instant> withdrawals = new EnumMap<>(Channel.class);
        int left = number;
        for (Channel channel : Channel.values()) {
            if (left % 3 > 0) {
                withdrawals.put(channel, left % 3 == 1 ? EARLY : LATE);
            }
            left /= 3;
        }
        return withdrawals;
    }

    /** Someone said yes, and every no is older than some yes, as far as is known. */
    private static boolean isConsented(List<Statement> statements) {
        return statements.stream().anyMatch(one -> Boolean.TRUE.equals(one.says()))
                && statements.stream()
                        .filter(no -> Boolean.FALSE.equals(no.says()))
                        .allMatch(no -> statements.stream()
                                .filter(yes -> Boolean.TRUE.equals(yes.says()))
                                .anyMatch(yes -> yes.at() != null
                                        && no.at() != null
                                        && yes.at().isAfter(no.at())));
    }

    private static String word(ConsentDecision decision) {
        return switch (decision) {
            case Granted ignored -> "granted";
            case Overridden ignored -> "overridden";
            case Refused ignored -> "refused";
        };
    }

    private static Consent consent(int number) {
        return new Consent(FLAGS[number % 3], FLAGS[number / 3 % 3], FLAGS[number / 9]);
    }

    private static Contact contact(Consent consent, @Nullable Instant at, String evidence, boolean override) {
        Country country = switch (evidence) {
            case "country" -> new Country("DE", "DE", null);
            case "address" -> new Country("DE", new StatedCountry.Nothing(), "DE");
            case "unreadable" -> new Country(null, new StatedCountry.Unreadable(), null);
            case "region" -> new Country(null, new StatedCountry.Region("EMEA"), null);
            case "against", "contested" -> new Country("US", "US", "US");
            default -> Country.assumed("DE");
        };
        return Sample.email("ann@example.com")
                .withPhone(
                        evidence.equals("phone") || evidence.equals("contested")
                                ? new PhoneNumber("+4930123456", Set.of("DE"))
                                : null)
                .in(country)
                .in(
                        evidence.equals("timezone")
                                ? new TimeZoneId("Europe/Berlin", true, Set.of("DE"))
                                : TimeZoneId.UTC_FALLBACK)
                .consenting(consent)
                .overriding(override)
                .updated(at)
                .contact();
    }
}
