package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What persons said of consent, and what follows from it by the contract's section 4. It knows nothing of the code that
 * decides, and is never stricter than the contract.
 */
final class ConsentBook {

    private static final long TWO_MINUTES = 120_000;

    private final Map<String, Map<Channel, Long>> refusals = new HashMap<>();
    private final Map<String, Map<Channel, Long>> grants = new HashMap<>();
    private final Map<String, Set<Integer>> accepted = new HashMap<>();
    private final Set<Integer> stopped = new HashSet<>();
    private final Set<Integer> exportsStopped = new HashSet<>();
    private final Map<String, Set<Integer>> everAccepted = new HashMap<>();
    private final Set<String> onceSilent = new HashSet<>();
    private final Set<String> letThrough = new HashSet<>();

    /**
     * A batch that was answered says this.
     *
     * @param date when it was said, or null; more than two minutes from now is no date
     */
    void said(String person, Consent consent, @Nullable Long date, long now) {
        Long at = date != null && date > now + TWO_MINUTES ? null : date;
        for (Channel channel : Channel.values()) {
            Boolean granted = consent.to(channel);
            if (Boolean.TRUE.equals(granted) && at != null) {
                note(grants, person, channel, at);
            }
            // a no of somebody of whom nothing is let through takes nothing back
            if (Boolean.FALSE.equals(granted) && letThrough.contains(person)) {
                note(refusals, person, channel, at == null ? now : at);
            }
            if (Boolean.FALSE.equals(granted) && channel == Channel.EMAIL) {
                onceSilent.add(person);
            }
        }
    }

    /** All that a batch says of that person was noted: under the GDPR a refusal stops what came before. */
    void heardOut(String person) {
        if (Cast.isEuropean(person) && refusesAny(person)) {
            stop(person);
            if (refuses(person, Channel.EMAIL)) {
                stopExports(person);
            }
        }
    }

    void isLetThrough(String person) {
        letThrough.add(person);
    }

    void wasAccepted(String person, int version) {
        accepted.computeIfAbsent(person, fresh -> new HashSet<>()).add(version);
        everAccepted.computeIfAbsent(person, fresh -> new HashSet<>()).add(version);
    }

    void withdrew(String person, Set<Channel> channels, long now) {
        channels.forEach(channel -> note(refusals, person, channel, now));
        onceSilent.add(person);
        stop(person);
        if (channels.contains(Channel.EMAIL)) {
            stopExports(person);
        }
    }

    void wasErased(String person) {
        letThrough.remove(person);
        stop(person);
        stopExports(person);
    }

    private void stop(String person) {
        Set<Integer> versions = accepted.remove(person);
        stopped.addAll(versions == null ? Set.of() : versions);
    }

    private void stopExports(String person) {
        exportsStopped.addAll(everAccepted.getOrDefault(person, Set.of()));
    }

    /** The same for exports, which no refusal of SMS or phone alone stops. */
    boolean isExportStopped(Collection<Integer> versions) {
        return versions.stream().anyMatch(exportsStopped::contains);
    }

    /** True for versions that were accepted before their person withdrew or was erased: nothing may be sent of them. */
    boolean isStopped(Collection<Integer> versions) {
        return versions.stream().anyMatch(stopped::contains);
    }

    /** True for whoever withdrew, or said no to e-mail, at any time. */
    boolean wasOnceSilent(String person) {
        return onceSilent.contains(person);
    }

    /** True when no grant is known to be later than the last refusal. */
    boolean refuses(String person, Channel channel) {
        Long refused = refusals.getOrDefault(person, Map.of()).get(channel);
        Long granted = grants.getOrDefault(person, Map.of()).get(channel);
        return refused != null && (granted == null || granted <= refused);
    }

    boolean refusesAny(String person) {
        return Stream.of(Channel.values()).anyMatch(channel -> refuses(person, channel));
    }

    private static void note(Map<String, Map<Channel, Long>> book, String person, Channel channel, long at) {
        book.computeIfAbsent(person, fresh -> new HashMap<>()).merge(channel, at, Math::max);
    }
}
