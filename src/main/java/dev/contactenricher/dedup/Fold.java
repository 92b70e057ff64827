package dev.contactenricher.dedup;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Nothing;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.contact.TimeZoneId;
import dev.contactenricher.dedup.ShownCountry.Source;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.Guards;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One fold: picks value after value and notes the ages of those that are not the survivor's own. */
final class Fold {

    private final Survivor older;
    private final Survivor newer;
    private final @Nullable Instant updatedAt;
    private final Map<String, Instant> stamps = new HashMap<>();
    private final Map<String, String> consentDates = new HashMap<>();

    Fold(Survivor older, Survivor newer) {
        this.older = older;
        this.newer = newer;
        this.updatedAt = latest(older.contact().updatedAt(), newer.contact().updatedAt());
    }

    Survivor survivor() {
        Contact a = older.contact();
        Contact b = newer.contact();
        PostalAddress address = address(a.address(), b.address());
        ShownCountry shown = country();
        Contact contact = new Contact(
                text("external_crm_id", a.externalCrmId(), b.externalCrmId()),
                email(a.email(), b.email()),
                phone(a.phone(), b.phone()),
                text("first_name", a.firstName(), b.firstName()),
                text("last_name", a.lastName(), b.lastName()),
                address,
                new Country(
                        shown.country().code(),
                        stated(a.country(), b.country()),
                        shown.country().found()),
                timeZone(a.timeZone(), b.timeZone()),
                consent(),
                text("consent_date", a.consentDate(), b.consentDate()),
                override(a.gdprConsentOverride(), b.gdprConsentOverride()),
                updatedAt,
                json("communication_preferences", a.communicationPreferences(), b.communicationPreferences()),
                InteractionHistory.join(a.interactionHistory(), b.interactionHistory()),
                additional(a.additional(), b.additional()));
        return new Survivor(
                contact,
                stamps,
                shown.source() == Source.ADDRESS,
                shown.source() != Source.ADDRESS || shown.address().equals(address) ? null : shown.address(),
                shown.source() == Source.IMPLIED,
                consentDates,
                Stream.of(older, newer)
                        .flatMap(one -> one.pastEvidence().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private @Nullable Boolean override(@Nullable Boolean a, @Nullable Boolean b) {
        OverrideStatement both = OverrideStatement.of(older).and(OverrideStatement.of(newer));
        both.note(stamps);
        if (both.at() == null) {
            return a == null ? b : a;
        }
        return both.counts();
    }

    private @Nullable String text(String field, @Nullable String a, @Nullable String b) {
        return pick(field, a, b, value -> value);
    }

    private @Nullable JsonNode json(String field, @Nullable JsonNode a, @Nullable JsonNode b) {
        return pick(field, Values.filled(a), Values.filled(b), JsonNode::toString);
    }

    private @Nullable EmailAddress email(@Nullable EmailAddress a, @Nullable EmailAddress b) {
        Function<EmailAddress, String> text = email -> email.value() + ' ' + email.key();
        if (a == null || b == null) {
            return pick("email", a, b, text);
        }
        return prefer("email", a, b, Integer.compare(rank(a), rank(b)), text);
    }

    private @Nullable PhoneNumber phone(@Nullable PhoneNumber a, @Nullable PhoneNumber b) {
        if (a == null || b == null) {
            return pick("phone", a, b, PhoneNumber::e164);
        }
        return prefer("phone", a, b, Integer.compare(rank(a), rank(b)), PhoneNumber::e164);
    }

    /** A placeholder is as good as empty. */
    private static int rank(EmailAddress email) {
        return Guards.kind(email) == EmailKind.PLACEHOLDER ? 0 : 1;
    }

    /** One that may reach nobody is better than none. */
    private static int rank(PhoneNumber phone) {
        return !Guards.identifies(phone) ? 0 : phone.doubtful() ? 1 : 2;
    }

    private PostalAddress address(PostalAddress a, PostalAddress b) {
        PostalAddress picked = pick("address", a.isEmpty() ? null : a, b.isEmpty() ? null : b, Values::text);
        return picked == null ? PostalAddress.NONE : picked;
    }

    private ShownCountry country() {
        ShownCountry a = ShownCountry.of(older);
        ShownCountry b = ShownCountry.of(newer);
        return prefer("country", a, b, a.source().compareTo(b.source()), ShownCountry::text);
    }

    private StatedCountry stated(Country a, Country b) {
        int rank = Integer.compare(rank(a.stated()), rank(b.stated()));
        return prefer("country.given", a.stated(), b.stated(), rank, StatedCountry::stored);
    }

    /** What can be read settles what could not be. */
    private static int rank(StatedCountry stated) {
        return switch (stated) {
            case Named ignored -> 2;
            case Region ignored -> 2;
            case Unreadable ignored -> 1;
            case Nothing ignored -> 0;
        };
    }

    private TimeZoneId timeZone(TimeZoneId a, TimeZoneId b) {
        return prefer("timezone", a, b, Boolean.compare(a.given(), b.given()), Values::text);
    }

    private Consent consent() {
        Consent consent = Consent.UNSTATED;
        for (Channel channel : Channel.values()) {
            ConsentStatement winner = ConsentStatement.of(older, channel).or(ConsentStatement.of(newer, channel));
            if (winner.granted() != null) {
                consent = consent.with(channel, winner.granted());
                note(channel.field(), winner.at());
                if (winner.granted() && winner.date() != null) {
                    consentDates.put(channel.field(), winner.date());
                }
            }
        }
        return consent;
    }

    private Map<String, JsonNode> additional(Map<String, JsonNode> a, Map<String, JsonNode> b) {
        if (b.isEmpty() && a.isEmpty()) {
            return a;
        }
        Map<String, JsonNode> joined = new LinkedHashMap<>();
        a.forEach((name, value) -> joined.put(name, oneOf(name, value, b.get(name))));
        b.forEach((name, value) -> joined.computeIfAbsent(name, key -> oneOf(key, null, value)));
        return joined;
    }

    /** Unlike elsewhere, a null may stand when there is nothing better: the field is passed through. */
    private JsonNode oneOf(String name, @Nullable JsonNode a, @Nullable JsonNode b) {
        JsonNode picked = json(name, a, b);
        if (picked != null) {
            return picked;
        }
        return b == null && a != null ? a : requireNonNull(b);
    }

    private <T> T prefer(String field, T a, T b, int rank, Function<T, String> text) {
        if (rank != 0) {
            note(field, rank > 0 ? older.stamp(field) : newer.stamp(field));
            return rank > 0 ? a : b;
        }
        return requireNonNull(pick(field, a, b, text));
    }

    private <T> @Nullable T pick(String field, @Nullable T a, @Nullable T b, Function<T, String> text) {
        if (a == null && b == null) {
            return null;
        }
        boolean first = b == null || (a != null && wins(field, a, b, text));
        note(field, first ? older.stamp(field) : newer.stamp(field));
        return first ? a : b;
    }

    private <T> boolean wins(String field, T a, T b, Function<T, String> text) {
        Instant ageOfA = older.stamp(field);
        Instant ageOfB = newer.stamp(field);
        if (ageOfA == null || ageOfB == null) {
            return ageOfA != null;
        }
        int age = ageOfA.compareTo(ageOfB);
        return age > 0 || age == 0 && text.apply(a).compareTo(text.apply(b)) >= 0;
    }

    private void note(String field, @Nullable Instant at) {
        if (!Objects.equals(at, updatedAt)) {
            stamps.put(field, at == null ? Survivor.UNDATED : at);
        }
    }

    private static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
