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
import dev.contactenricher.contact.TimeZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One fold: value after value, by the rule of each. */
final class Fold {

    private final Survivor older;
    private final Survivor newer;
    private final Recency recent;
    private final Map<String, String> consentDates = new HashMap<>();

    Fold(Survivor older, Survivor newer) {
        this.older = older;
        this.newer = newer;
        this.recent = new Recency(older, newer);
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
                recent.updatedAt(),
                json("communication_preferences", a.communicationPreferences(), b.communicationPreferences()),
                InteractionHistory.join(a.interactionHistory(), b.interactionHistory()),
                additional(a.additional(), b.additional()));
        return new Survivor(
                contact,
                recent.stamps(),
                shown.source() == CountrySource.ADDRESS,
                shown.source() != CountrySource.ADDRESS || shown.address().equals(address) ? null : shown.address(),
                shown.source() == CountrySource.IMPLIED,
                consentDates,
                Stream.of(older, newer)
                        .flatMap(one -> one.pastEvidence().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private @Nullable Boolean override(@Nullable Boolean a, @Nullable Boolean b) {
        OverrideStatement both = OverrideStatement.of(older).and(OverrideStatement.of(newer));
        both.note(recent.stamps());
        if (both.at() == null) {
            return a == null ? b : a;
        }
        return both.counts();
    }

    private @Nullable String text(String field, @Nullable String a, @Nullable String b) {
        return recent.pick(field, a, b, value -> value);
    }

    private @Nullable JsonNode json(String field, @Nullable JsonNode a, @Nullable JsonNode b) {
        return recent.pick(field, Values.filled(a), Values.filled(b), JsonNode::toString);
    }

    private @Nullable EmailAddress email(@Nullable EmailAddress a, @Nullable EmailAddress b) {
        Function<EmailAddress, String> text = email -> email.value() + ' ' + email.key();
        if (a == null || b == null) {
            return recent.pick("email", a, b, text);
        }
        return recent.prefer("email", a, b, Integer.compare(Ranks.of(a), Ranks.of(b)), text);
    }

    private @Nullable PhoneNumber phone(@Nullable PhoneNumber a, @Nullable PhoneNumber b) {
        if (a == null || b == null) {
            return recent.pick("phone", a, b, PhoneNumber::e164);
        }
        return recent.prefer("phone", a, b, Integer.compare(Ranks.of(a), Ranks.of(b)), PhoneNumber::e164);
    }

    private PostalAddress address(PostalAddress a, PostalAddress b) {
        PostalAddress picked = recent.pick("address", a.isEmpty() ? null : a, b.isEmpty() ? null : b, Values::text);
        return picked == null ? PostalAddress.NONE : picked;
    }

    private ShownCountry country() {
        ShownCountry a = ShownCountry.of(older);
        ShownCountry b = ShownCountry.of(newer);
        return recent.prefer("country", a, b, a.source().compareTo(b.source()), ShownCountry::text);
    }

    private StatedCountry stated(Country a, Country b) {
        int rank = Integer.compare(Ranks.of(a.stated()), Ranks.of(b.stated()));
        return recent.prefer("country.given", a.stated(), b.stated(), rank, StatedCountry::stored);
    }

    private TimeZoneId timeZone(TimeZoneId a, TimeZoneId b) {
        return recent.prefer("timezone", a, b, Boolean.compare(a.given(), b.given()), Values::text);
    }

    private Consent consent() {
        Consent consent = Consent.UNSTATED;
        for (Channel channel : Channel.values()) {
            ConsentStatement winner = ConsentStatement.of(older, channel).or(ConsentStatement.of(newer, channel));
            if (winner.granted() != null) {
                consent = consent.with(channel, winner.granted());
                recent.note(channel.field(), winner.at());
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
}
