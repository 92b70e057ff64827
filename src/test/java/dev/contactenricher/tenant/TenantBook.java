package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one person said, and what follows from it for a tenant. It knows nothing of the code that decides. */
final class TenantBook {

    final Set<String> refusedNumbers = new HashSet<>();

    private final Map<Channel, Long> refused = new EnumMap<>(Channel.class);
    private final Map<Channel, Long> granted = new EnumMap<>(Channel.class);
    private final Map<Channel, Long> heard = new EnumMap<>(Channel.class);
    private final List<Said> versions = new ArrayList<>();
    private final Set<Integer> stopped = new HashSet<>();
    /** Cards of before an erasure are nobody's until they are written again. */
    private final Set<String> forgotten = new HashSet<>();

    private boolean everErased;
    private boolean undated;

    private record Said(int version, long at) {}

    /** @param number that the contact brings, or null */
    void said(Consent consent, @Nullable Long at, long now, boolean rejected, @Nullable String number) {
        for (Channel channel : Channel.values()) {
            Boolean said = consent.to(channel);
            if (Boolean.FALSE.equals(said)) {
                refuse(channel, at == null ? now : at, now);
                if (channel == Channel.PHONE && number != null) {
                    refusedNumbers.add(number);
                }
            } else if (said != null && at != null && !rejected) {
                granted.merge(channel, at, Math::max);
            }
        }
        if (!refuses(Channel.PHONE)) {
            refusedNumbers.clear();
        }
    }

    private void refuse(Channel channel, long at, long now) {
        refused.merge(channel, at, Math::max);
        heard.put(channel, now);
    }

    void accepted(int version, @Nullable Long at) {
        versions.add(new Said(version, at == null ? Long.MIN_VALUE : at));
        undated |= at == null;
    }

    void withdrew(Set<Channel> channels, long now) {
        channels.forEach(channel -> refuse(channel, now, now));
        stop();
    }

    void erased(Collection<String> cards) {
        forgotten.addAll(cards);
        everErased = true;
        // whether what was granted since is refused once more depends on the keys that each came with
        refused.keySet().removeIf(channel -> !refuses(channel));
        granted.clear();
        stop();
    }

    private void stop() {
        versions.forEach(said -> stopped.add(said.version()));
    }

    boolean isStopped(int version) {
        return stopped.contains(version);
    }

    /** True when no grant is known to be later than the last refusal. */
    boolean refuses(Channel channel) {
        Long no = refused.get(channel);
        Long yes = granted.get(channel);
        return no != null && (yes == null || yes <= no);
    }

    /** The same of what was decided at that time. */
    boolean refusedBefore(Channel channel, long time) {
        return refuses(channel) && heard.getOrDefault(channel, Long.MAX_VALUE) < time;
    }

    void wasWritten(String card) {
        forgotten.remove(card);
    }

    /** Nothing of them is known any more but their keys, so that their last refusals cannot be told from another's by a name. */
    boolean wasErased() {
        return everErased;
    }

    /** True when that card must say so, too. */
    boolean tells(Channel channel, String card) {
        return refuses(channel) && !forgotten.contains(card);
    }

    /** Whether something of them was taken in that may be sent. */
    boolean isThere() {
        return versions.stream().anyMatch(said -> !isStopped(said.version()));
    }

    /** The latest version that was accepted, where that is known and it may be sent; else null. */
    @Nullable Integer latest() {
        if (undated) {
            return null;
        }
        // what is older by its date than what came before it waits behind that, or is left out
        Said latest = versions.stream().max(Comparator.comparingLong(Said::at)).orElse(null);
        return latest == null || !latest.equals(versions.getLast()) || isStopped(latest.version())
                ? null
                : latest.version();
    }

    /** Both were one person all the time. */
    void join(TenantBook other) {
        other.refused.forEach((channel, at) -> refused.merge(channel, at, Math::max));
        other.granted.forEach((channel, at) -> granted.merge(channel, at, Math::max));
        other.heard.forEach((channel, at) -> heard.merge(channel, at, Math::max));
        versions.addAll(other.versions);
        stopped.addAll(other.stopped);
        refusedNumbers.addAll(other.refusedNumbers);
        undated |= other.undated;
        forgotten.addAll(other.forgotten);
        everErased |= other.everErased;
    }

    /** What stays of the refusals of somebody who was erased, by each of their keys. */
    TenantBook copy() {
        var copy = new TenantBook();
        copy.join(this);
        return copy;
    }
}
