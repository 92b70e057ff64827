package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code gdpr_consent_override} of all contacts of a person, beside what the others refuse: it counts like a grant, so
 * only where it is known to be later than every refusal. What its own contact refuses is what it is about.
 *
 * @param at the latest override, {@link Survivor#UNDATED} when it bears no date, null when there is none
 * @param refusedAt the latest refusal of a contact without one, {@link Instant#MAX} when it bears no date, null when
 *     there is none
 */
record OverrideStatement(@Nullable Instant at, @Nullable Instant refusedAt) {

    private static final String AT = "gdpr_consent_override";
    private static final String REFUSED_AT = "refused";

    static OverrideStatement of(Survivor survivor) {
        Instant noted = survivor.stamps().get(AT);
        boolean isSet = Boolean.TRUE.equals(survivor.contact().gdprConsentOverride());
        Instant own = survivor.contact().updatedAt();
        Instant at = noted != null || !isSet ? noted : own == null ? Survivor.UNDATED : own;
        Instant refused = survivor.stamps().get(REFUSED_AT);
        return new OverrideStatement(at, refused != null || at != null ? refused : latestRefusal(survivor));
    }

    private static @Nullable Instant latestRefusal(Survivor survivor) {
        Instant latest = null;
        for (Channel channel : Channel.values()) {
            if (Boolean.FALSE.equals(survivor.contact().consent().to(channel))) {
                Instant at = survivor.stamp(channel.field());
                latest = later(latest, at == null ? Instant.MAX : at);
            }
        }
        return latest;
    }

    OverrideStatement and(OverrideStatement other) {
        return new OverrideStatement(later(at, other.at), later(refusedAt, other.refusedAt));
    }

    OverrideStatement refused(Instant when) {
        return new OverrideStatement(at, later(refusedAt, when));
    }

    boolean counts() {
        return at != null && (refusedAt == null || !at.equals(Survivor.UNDATED) && at.isAfter(refusedAt));
    }

    /** Notes both, as far as they are needed to go on. */
    void note(Map<String, Instant> stamps) {
        if (at != null) {
            stamps.put(AT, at);
        }
        if (refusedAt != null) {
            stamps.put(REFUSED_AT, refusedAt);
        }
    }

    /** The survivor with this one instead of its own. */
    Survivor in(Survivor survivor) {
        Contact contact = survivor.contact();
        Map<String, Instant> stamps = new HashMap<>(survivor.stamps());
        note(stamps);
        Boolean value = at == null ? contact.gdprConsentOverride() : Boolean.valueOf(counts());
        return survivor.with(new Copy(contact).override(value), stamps);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
