package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.PostalAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What survives of everything that is known of one person, with the age of each value, so that news can still be
 * folded in field by field later on. {@link Survivorship} makes and folds them.
 *
 * @param contact the surviving values
 * @param stamps when the source of a value last changed it, for the fields whose age is not the contact's own
 *     {@code updatedAt}, by the field's name in the request ({@code address} stands for all its parts, {@code
 *     country.given} for the country that a contact named); {@link #UNDATED} when the source did not say
 * @param countryOfAddress whether the country came along with an address, which a bare country does not beat
 * @param countryShownBy that address, where it is not the surviving one
 * @param countryImplied whether only the phone or time zone beside it spoke for the country
 * @param consentDates the {@code consent_date} that came with the grant that counts, by the channel's field
 * @param pastEvidence kinds of evidence that consent is needed which an earlier contact of the person brought
 */
public record Survivor(
        Contact contact,
        Map<String, Instant> stamps,
        boolean countryOfAddress,
        @Nullable PostalAddress countryShownBy,
        boolean countryImplied,
        Map<String, String> consentDates,
        List<String> pastEvidence) {

    /** The age of a value whose source did not say when it changed. */
    public static final Instant UNDATED = Instant.MIN;

    public Survivor {
        stamps = Map.copyOf(stamps);
        consentDates = consentDates == null ? datesOf(contact) : Map.copyOf(consentDates);
        pastEvidence = pastEvidence == null ? List.of() : List.copyOf(pastEvidence);
    }

    /** Of a single contact. */
    static Survivor of(Contact contact) {
        boolean countryOfAddress = !contact.address().isEmpty() && Survivorship.isEvident(contact.country());
        return new Survivor(
                contact,
                Map.of(),
                countryOfAddress,
                null,
                ShownCountry.isImplied(contact),
                datesOf(contact),
                List.of());
    }

    /** When the surviving value of that field was last changed, or null when its source did not say. */
    public @Nullable Instant stamp(String field) {
        Instant own = stamps.isEmpty() ? null : stamps.get(field);
        if (own == null) {
            return contact.updatedAt();
        }
        return own.equals(UNDATED) ? null : own;
    }

    /** The date of the latest grant, as it came with it, or null when none did. */
    public @Nullable String consentDate() {
        return latestGrant().map(channel -> consentDates.get(channel.field())).orElse(null);
    }

    /** When the latest grant was said, or null when that is unknown. */
    public @Nullable Instant grantedAt() {
        return latestGrant().map(channel -> stamp(channel.field())).orElse(null);
    }

    public Survivor remembering(List<String> evidence) {
        return copy(contact, stamps, consentDates, evidence);
    }

    Survivor with(Contact other, Map<String, Instant> otherStamps) {
        return copy(other, otherStamps, consentDates, pastEvidence);
    }

    Survivor with(Contact other, Map<String, Instant> otherStamps, Map<String, String> dates) {
        return copy(other, otherStamps, dates, pastEvidence);
    }

    private Survivor copy(
            Contact other, Map<String, Instant> otherStamps, Map<String, String> dates, List<String> evidence) {
        return new Survivor(other, otherStamps, countryOfAddress, countryShownBy, countryImplied, dates, evidence);
    }

    private Optional<Channel> latestGrant() {
        Channel latest = null;
        for (Channel channel : Channel.ALL) {
            if (Boolean.TRUE.equals(contact.consent().to(channel))
                    && (latest == null || compareGrants(channel, latest) > 0)) {
                latest = channel;
            }
        }
        return Optional.ofNullable(latest);
    }

    private int compareGrants(Channel one, Channel other) {
        int byTime = stampOrUndated(one).compareTo(stampOrUndated(other));
        return byTime != 0
                ? byTime
                : consentDates.getOrDefault(one.field(), "").compareTo(consentDates.getOrDefault(other.field(), ""));
    }

    private Instant stampOrUndated(Channel channel) {
        Instant at = stamp(channel.field());
        return at == null ? UNDATED : at;
    }

    static Map<String, String> datesOf(Contact contact) {
        String date = contact.consentDate();
        if (date == null) {
            return Map.of();
        }
        Map<String, String> dates = new HashMap<>();
        for (Channel channel : Channel.ALL) {
            if (Boolean.TRUE.equals(contact.consent().to(channel))) {
                dates.put(channel.field(), date);
            }
        }
        return dates;
    }

    @Override
    public String toString() {
        return "Survivor[…]";
    }
}
