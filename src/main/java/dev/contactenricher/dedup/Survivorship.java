package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What survives of duplicates, field by field: {@code keep_most_recent}. Pure.
 *
 * <ul>
 *   <li>The value with the later {@code updated_at} wins; one without counts as older than any with one; of two without,
 *       the one that arrived later wins; of two equally old, the greater in text order, so that the order of arrival
 *       decides nothing where ages are known.
 *   <li>An empty value never beats a filled one, nor does a placeholder beat an e-mail or phone that is real.
 *   <li>An address is one value; the country follows the most recent address that shows one, else the most recent
 *       bare country. What a contact named as its country stays evidence for the consent rule on its own. Which country and
 *       which implied time zone go with the surviving address is found when they are sent, see {@code Residence}.
 *   <li>A phone that is not known to be in use does not beat one that is, nor does a placeholder beat either.
 *   <li>A time zone that was given beats one that was implied.
 *   <li>Consent: see {@link #withWithdrawals}, {@code ConsentStatement} and {@code ReceivedAt}.
 *   <li>{@code gdpr_consent_override}: see {@code OverrideStatement}.
 *   <li>Interaction histories are joined, see {@code InteractionHistory}.
 * </ul>
 *
 * All of these are maxima of total orders, so folding is associative: it does not matter in which portions contacts
 * are folded.
 */
public final class Survivorship {

    /** One contact on its own. */
    public Survivor of(Contact contact) {
        JsonNode history = InteractionHistory.ordered(contact.interactionHistory());
        Contact survivor = new Copy(contact).history(history);
        if (contact.consentDate() != null && !ConsentDate.canBe(contact.consentDate())) {
            survivor = new Copy(survivor).consentDate(null);
        }
        return Survivor.of(survivor);
    }

    /** Both together; {@code older} and {@code newer} mean the order of arrival. */
    public Survivor fold(Survivor older, Survivor newer) {
        return new Fold(older, newer).survivor();
    }

    /** Whether something of their interaction histories is left out where both are folded. */
    public boolean losesHistory(Survivor older, Survivor newer) {
        JsonNode first = older.contact().interactionHistory();
        JsonNode second = newer.contact().interactionHistory();
        return first != null && second != null && HistoryLimit.isExceeded(List.of(first, second));
    }

    /**
     * Applies withdrawals: each is a refusal at its instant, which only a grant known to be later beats.
     *
     * @param withdrawals by channel, when it was withdrawn
     */
    public Survivor withWithdrawals(Survivor survivor, Map<Channel, Instant> withdrawals) {
        Survivor obeying = survivor;
        for (Map.Entry<Channel, Instant> withdrawal : withdrawals.entrySet()) {
            Channel channel = withdrawal.getKey();
            obeying = ConsentStatement.of(obeying, channel)
                    .or(new ConsentStatement(false, withdrawal.getValue()))
                    .in(obeying, channel);
        }
        return obeying;
    }

    /**
     * The same for what is remembered of the person, which an override must be later than, too.
     *
     * @param overridden by then it was overridden already, or null
     */
    public Survivor withRemembered(Survivor survivor, Map<Channel, Instant> withdrawals, @Nullable Instant overridden) {
        Survivor obeying = withWithdrawals(survivor, withdrawals);
        OverrideStatement override = OverrideStatement.of(survivor);
        if (override.at() == null || withdrawals.isEmpty()) {
            return obeying;
        }
        for (Instant refused : withdrawals.values()) {
            if (overridden == null || refused.isAfter(overridden)) {
                override = override.refused(refused);
            }
        }
        return override.in(obeying);
    }

    /** Applies what a rejected contact of the same person refuses, and nothing else of it. */
    public Survivor withRefusals(Survivor survivor, Survivor rejected) {
        Survivor obeying = survivor;
        for (Channel channel : Channel.values()) {
            ConsentStatement said = ConsentStatement.of(rejected, channel);
            if (Boolean.FALSE.equals(said.granted())) {
                obeying = ConsentStatement.of(obeying, channel).or(said).in(obeying, channel);
            }
        }
        return obeying;
    }

    static boolean isEvident(Country country) {
        return country.given() != null || country.found() != null;
    }
}
