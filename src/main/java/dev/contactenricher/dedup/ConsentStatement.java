package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a channel, and when. The more recent explicit statement wins; where neither is known to be more
 * recent, the refusal wins. So a grant without a time never beats a refusal, and no grant beats a refusal without a
 * time.
 *
 * @param granted null when nothing was said
 * @param at null when it is not known
 * @param date the {@code consent_date} that came with a grant
 */
public record ConsentStatement(
        @Nullable Boolean granted,
        @Nullable Instant at,
        @Nullable String date) {

    ConsentStatement(@Nullable Boolean granted, @Nullable Instant at) {
        this(granted, at, null);
    }

    public static ConsentStatement of(Survivor survivor, Channel channel) {
        Boolean granted = survivor.contact().consent().to(channel);
        return granted == null
                ? new ConsentStatement(null, null)
                : new ConsentStatement(
                        granted,
                        survivor.stamp(channel.field()),
                        survivor.consentDates().get(channel.field()));
    }

    /** When the grant was given: by the date that came with it, else when it was said; null when neither is known. */
    public @Nullable Instant grantedAt() {
        return date == null ? at : ConsentDate.of(date);
    }

    /** The same with its date written as an instant, or without one where the date means none. */
    public ConsentStatement withInstant() {
        Instant dated = date == null ? null : ConsentDate.of(date);
        return new ConsentStatement(granted, at, dated == null ? null : dated.toString());
    }

    /** The statement that counts. */
    public ConsentStatement or(ConsentStatement other) {
        if (granted == null || other.granted == null) {
            return granted == null ? other : this;
        }
        if (granted.equals(other.granted)) {
            return stronger(other);
        }
        ConsentStatement grant = granted ? this : other;
        ConsentStatement refusal = granted ? other : this;
        return grant.isKnownToBeLaterThan(refusal) ? grant : refusal;
    }

    /** Of two that say the same: the later one; an undated grant is the weakest, an undated refusal the strongest. */
    private ConsentStatement stronger(ConsentStatement other) {
        if (Objects.equals(at, other.at)) {
            return isDatedBefore(other) ? other : this;
        }
        if (at == null || other.at == null) {
            boolean undatedWins = Boolean.FALSE.equals(granted);
            return (at == null) == undatedWins ? this : other;
        }
        return at.isBefore(other.at) ? other : this;
    }

    /** By the instants that the dates mean; of two texts that mean the same, the shorter is as it was written. */
    private boolean isDatedBefore(ConsentStatement other) {
        if (date == null || other.date == null) {
            return date == null && other.date != null;
        }
        int order = Comparator.comparing(ConsentStatement::instant).compare(date, other.date);
        return order < 0 || order == 0 && other.date.compareTo(date) < 0;
    }

    private static Instant instant(String date) {
        Instant at = ConsentDate.of(date);
        return at == null ? Instant.MIN : at;
    }

    private boolean isKnownToBeLaterThan(ConsentStatement other) {
        return at != null && other.at != null && at.isAfter(other.at);
    }

    /** The survivor with this said about that channel instead of its own statement. */
    public Survivor in(Survivor survivor, Channel channel) {
        Consent consent = survivor.contact().consent().with(channel, granted);
        Map<String, Instant> stamps = new HashMap<>(survivor.stamps());
        stamps.put(channel.field(), at == null ? Survivor.UNDATED : at);
        Map<String, String> dates = new HashMap<>(survivor.consentDates());
        dates.remove(channel.field());
        if (date != null && Boolean.TRUE.equals(granted)) {
            dates.put(channel.field(), date);
        }
        return survivor.with(new Copy(survivor.contact()).consent(consent), stamps, dates);
    }
}
