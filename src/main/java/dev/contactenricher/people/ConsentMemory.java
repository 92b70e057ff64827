package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.ConsentStatement;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was last known of a person's consent.
 *
 * @param evidence the kinds of evidence that showed that consent is needed
 * @param evidenceAt as of when; also where a later contact showed that it is not, and there is no evidence any more
 * @param grants the channels that were granted and let through, and not refused since; of a grant that bears no date at all,
 *     the date is when it first came in
 * @param overriddenAt when the caller last overrode a refusal; those of before count as overridden when it does so again
 * @param told what the audit trail was last told of the consent, as a keyed hash
 */
public record ConsentMemory(
        List<String> evidence,
        @Nullable Instant evidenceAt,
        Map<Channel, ConsentStatement> grants,
        @Nullable Instant overriddenAt,
        @Nullable String told) {

    public static final ConsentMemory NOTHING = new ConsentMemory(List.of(), null, Map.of(), null, null);

    /** Stands before a kind of evidence that is remembered of an earlier contact. */
    private static final String REMEMBERED = "remembered";

    public ConsentMemory {
        evidence = List.copyOf(evidence);
        grants = Map.copyOf(grants);
    }

    /** What the person said before counts where the survivor says nothing: its grants, and where they are. */
    Survivor fill(Survivor survivor) {
        Survivor filled = survivor;
        for (Map.Entry<Channel, ConsentStatement> grant : grants.entrySet()) {
            if (survivor.contact().consent().to(grant.getKey()) == null) {
                filled = grant.getValue().in(filled, grant.getKey());
            }
        }
        return isStillWhereItWas(survivor.contact()) ? filled.remembering(kinds()) : filled;
    }

    /** When the latest of the grants was given, or null when there is none. */
    public @Nullable Instant grantedAt() {
        return grants.values().stream()
                .reduce(ConsentStatement::or)
                .map(ConsentStatement::grantedAt)
                .orElse(null);
    }

    /** Evidence stays, unless a later contact's own country, address or phone says where the person is. */
    private boolean isStillWhereItWas(Contact contact) {
        Instant updatedAt = contact.updatedAt();
        return !saysWhere(contact) || updatedAt != null && evidenceAt != null && updatedAt.isBefore(evidenceAt);
    }

    static boolean saysWhere(Contact contact) {
        return contact.country().given() != null
                || contact.country().found() != null
                || contact.phone() != null && !contact.phone().countries().isEmpty();
    }

    private List<String> kinds() {
        return evidence.stream()
                .map(kind -> kind.equals(REMEMBERED) ? kind : REMEMBERED + "_" + kind)
                .toList();
    }

    /** The same, and that consent is needed for every person with a key of this one, as of that time. */
    ConsentMemory in(@Nullable Instant region) {
        boolean isSuperseded = region == null || evidenceAt != null && !region.isAfter(evidenceAt);
        return isSuperseded || !evidence.isEmpty()
                ? this
                : new ConsentMemory(List.of(REMEMBERED), region, grants, overriddenAt, told);
    }

    /** Of two persons that turn out to be one. */
    ConsentMemory and(ConsentMemory other) {
        var kinds = new TreeSet<>(evidence);
        kinds.addAll(other.evidence);
        Map<Channel, ConsentStatement> both = copyOf(grants);
        other.grants.forEach((channel, grant) -> both.merge(channel, grant, ConsentStatement::or));
        return new ConsentMemory(
                List.copyOf(kinds),
                latest(evidenceAt, other.evidenceAt),
                both,
                latest(overriddenAt, other.overriddenAt),
                null);
    }

    /** The same at a moment: what came before was not granted later, so that an undated no that is heard then is later than all. */
    ConsentMemory asOf(Instant now) {
        Map<Channel, ConsentStatement> capped = copyOf(grants);
        capped.replaceAll((channel, grant) -> grant.at() != null && grant.at().isAfter(now)
                ? new ConsentStatement(grant.granted(), now, grant.date())
                : grant);
        return capped.equals(grants) ? this : new ConsentMemory(evidence, evidenceAt, capped, overriddenAt, told);
    }

    /** The same without the grants of these channels, as they are refused. */
    public ConsentMemory without(Iterable<Channel> refused) {
        Map<Channel, ConsentStatement> left = copyOf(grants);
        refused.forEach(left::remove);
        return new ConsentMemory(evidence, evidenceAt, left, overriddenAt, told);
    }

    /**
     * The same after a contact of the person.
     *
     * @param kinds of evidence that the contact itself brings
     * @param heardAt when it came in
     */
    public ConsentMemory seeing(List<String> kinds, Contact contact, Instant heardAt) {
        Instant at =
                contact.updatedAt() == null || contact.updatedAt().isAfter(heardAt) ? heardAt : contact.updatedAt();
        if (!kinds.isEmpty()) {
            var all = new TreeSet<>(evidence);
            all.addAll(kinds);
            all.remove(REMEMBERED);
            return new ConsentMemory(List.copyOf(all), latest(evidenceAt, at), grants, overriddenAt, told);
        }
        return evidence.isEmpty() || isStillWhereItWas(contact)
                ? this
                : new ConsentMemory(List.of(), at, grants, overriddenAt, told);
    }

    /**
     * What of these refusals was not heard before: what the person did not refuse yet, or granted since.
     *
     * @param before what they refused before
     */
    public Map<Channel, Instant> news(Map<Channel, Instant> refusals, Map<Channel, Instant> before) {
        Map<Channel, Instant> news = binding(refusals);
        news.keySet().removeIf(channel -> before.containsKey(channel) && !grants.containsKey(channel));
        return news;
    }

    /**
     * What of these refusals counts only now that the person is turned away: they were let through in spite of it, as
     * consent was not needed, or by an override of before.
     *
     * @param before what they refused before
     */
    public Map<Channel, Instant> countingNow(Map<Channel, Instant> refusals, Map<Channel, Instant> before) {
        Map<Channel, Instant> counting = binding(refusals);
        counting.entrySet()
                .removeIf(refusal -> !evidence.isEmpty()
                        && !isRepeatedSince(overriddenAt, refusal.getValue(), before.get(refusal.getKey())));
        return counting;
    }

    private static boolean isRepeatedSince(@Nullable Instant override, Instant at, @Nullable Instant before) {
        return override != null && at.isAfter(override) && (before == null || !before.isAfter(override));
    }

    /** Those of these refusals that no remembered grant is known to be later than: a yes that is said once more takes nothing back. */
    public Map<Channel, Instant> binding(Map<Channel, Instant> refusals) {
        Map<Channel, Instant> binding = new EnumMap<>(Channel.class);
        refusals.forEach((channel, at) -> {
            if (!isGrantedAfter(channel, at)) {
                binding.put(channel, at);
            }
        });
        return binding;
    }

    /** Whether the remembered grant is known to be later than a refusal at that time, which then does not end it. */
    public boolean isGrantedAfter(Channel channel, Instant refusedAt) {
        ConsentStatement grant = grants.get(channel);
        return grant != null && grant.at() != null && grant.at().isAfter(refusedAt);
    }

    /**
     * The same with what was let through; a no that is older than the remembered yes does not end it.
     *
     * @param heardAt when it came in
     */
    public ConsentMemory granting(Survivor survivor, @Nullable Instant overridden, Instant heardAt) {
        Map<Channel, ConsentStatement> let = copyOf(grants);
        for (Channel channel : Channel.values()) {
            ConsentStatement said = ConsentStatement.of(survivor, channel).withInstant();
            if (Boolean.FALSE.equals(said.granted())) {
                if (said.at() == null || !isGrantedAfter(channel, said.at())) {
                    let.remove(channel);
                }
            } else if (said.granted() != null) {
                let.put(channel, remembered(let.get(channel), said, heardAt));
            }
        }
        return new ConsentMemory(evidence, evidenceAt, let, overridden == null ? overriddenAt : overridden, told);
    }

    /** A yes that is said once more takes nothing back: the later one counts, and of undated ones that which brings a date. */
    private static ConsentStatement remembered(
            @Nullable ConsentStatement known, ConsentStatement said, Instant heardAt) {
        if (known == null) {
            return said.grantedAt() == null ? new ConsentStatement(true, null, heardAt.toString()) : said;
        }
        boolean bothUndated = known.at() == null && said.at() == null;
        return bothUndated && said.date() != null ? said : known.or(said);
    }

    private static Map<Channel, ConsentStatement> copyOf(Map<Channel, ConsentStatement> grants) {
        Map<Channel, ConsentStatement> copy = new EnumMap<>(Channel.class);
        copy.putAll(grants);
        return copy;
    }

    public ConsentMemory telling(String hash) {
        return new ConsentMemory(evidence, evidenceAt, grants, overriddenAt, hash);
    }

    /** Whether anything of it is worth being kept. */
    boolean isEmpty() {
        return evidence.isEmpty() && evidenceAt == null && grants.isEmpty() && overriddenAt == null;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? one == null ? other : one : Times.later(one, other);
    }

    static List<String> kindsOf(String text) {
        var kinds = new ArrayList<String>();
        for (String kind : text.split(",")) {
            if (!kind.isEmpty()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @Override
    public String toString() {
        return "ConsentMemory[…]";
    }
}
