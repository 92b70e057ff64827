package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moment in which contacts came in. Nothing was said of consent later than that, whatever their dates say: a
 * source's clock may be wrong, or 2099 stand for "always". So a grant with a later date does not tell when it was
 * given, and a refusal counts as said at that moment.
 */
public record ReceivedAt(Instant at) {

    /** How far a clock may be ahead: one that is set by the net is by less than a second, one set by hand by more. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    /** What a contact says, as far as its date can be true. */
    public Survivor of(Survivor given) {
        Survivor contact = withoutDateOfTheFuture(given);
        if (!isBefore(contact)) {
            return contact;
        }
        Survivor heard = contact;
        for (Channel channel : Channel.values()) {
            Boolean granted = contact.contact().consent().to(channel);
            if (granted != null) {
                heard = new ConsentStatement(
                                granted,
                                granted ? null : at,
                                contact.consentDates().get(channel.field()))
                        .in(heard, channel);
            }
        }
        return Boolean.TRUE.equals(contact.contact().gdprConsentOverride())
                ? new OverrideStatement(Survivor.UNDATED, null).in(heard)
                : heard;
    }

    /** No consent is of tomorrow; a day's date may be ahead by the hours that its zone is. */
    private Survivor withoutDateOfTheFuture(Survivor contact) {
        String date = contact.contact().consentDate();
        Instant consented = date == null || at.equals(Instant.MAX) ? null : ConsentDate.of(date);
        return consented != null && consented.minus(Duration.ofDays(1)).isAfter(at)
                ? contact.with(new Copy(contact.contact()).consentDate(null), contact.stamps(), Map.of())
                : contact;
    }

    /** Whether one of a person's contacts, or a contact, claims to be of the future. */
    boolean isBefore(Survivor survivor) {
        return isBefore(survivor.contact().updatedAt());
    }

    /** By when all of it was said: what says no, but not when, counts as said then. */
    public Instant latest(Survivor survivor) {
        Instant updatedAt = survivor.contact().updatedAt();
        return updatedAt == null || updatedAt.isBefore(at) || isBefore(updatedAt) ? at : updatedAt;
    }

    private boolean isBefore(@Nullable Instant date) {
        return date != null && date.minus(CLOCK_SKEW).isAfter(at);
    }
}
