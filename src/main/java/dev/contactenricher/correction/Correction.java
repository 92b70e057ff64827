package dev.contactenricher.correction;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.dedup.DeduplicationHash;
import dev.contactenricher.records.Keys;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal that is to reach CXone. What it says of the channels that were not refused is decided when it is sent.
 *
 * @param refused by channel, the last send of any person when the refusal was heard: a yes in a later one is newer
 * @param heardAt when the latest of these refusals was heard
 * @param receipts of the wishes that it fulfils, each as often as it counts this correction; one that counts several
 *     persons may stand in several corrections
 * @param numbers that are refused themselves, though they be others', too; none where CXone has no place for such
 * @param erased whether the person was erased since, so that nothing of it may be kept once it was tried
 */
public record Correction(
        Keys keys,
        Map<Channel, Long> refused,
        Instant heardAt,
        List<String> receipts,
        boolean erased,
        @JsonAlias("number") List<String> numbers) {

    /** An earlier release wrote one number, or null. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    public Correction {
        refused = Map.copyOf(refused);
        receipts = List.copyOf(receipts);
        numbers = numbers == null ? List.of() : List.copyOf(numbers);
    }

    static Correction fromJson(String json) {
        return MAPPER.readValue(json, Correction.class);
    }

    String toJson() {
        return MAPPER.writeValueAsString(this);
    }

    /** Both refusals, in the words of the later one where both name a key. */
    Correction with(Correction later) {
        Map<Channel, Long> both = new EnumMap<>(Channel.class);
        both.putAll(refused);
        later.refused.forEach((channel, send) -> both.merge(channel, send, Math::max));
        var all = new ArrayList<>(receipts);
        all.addAll(later.receipts);
        return new Correction(
                later.keys.over(keys),
                both,
                Times.later(heardAt, later.heardAt),
                all,
                erased || later.erased,
                Stream.concat(numbers.stream(), later.numbers.stream())
                        .distinct()
                        .toList());
    }

    /** The same, with what an earlier one refuses that CXone may not have heard. */
    Correction including(Correction earlier) {
        return new Correction(earlier.keys, earlier.refused, heardAt, List.of(), false, earlier.numbers).with(this);
    }

    /** The same, with channels that were refused since: it may still be sent, and must not say yes to them. */
    Correction refusing(Set<Channel> channels, long lastSend, Instant at) {
        var later = new EnumMap<Channel, Long>(Channel.class);
        channels.forEach(channel -> later.put(channel, lastSend));
        return with(new Correction(Keys.NONE, later, at, List.of(), false, List.of()));
    }

    Correction forReceipt(String receiptId) {
        return with(new Correction(Keys.NONE, Map.of(), heardAt, List.of(receiptId), false, List.of()));
    }

    Correction ofErasedPerson() {
        return new Correction(keys, refused, heardAt, receipts, true, numbers);
    }

    /**
     * What CXone is told; nothing when it holds that already, or heard a newer yes.
     *
     * @param told what it was told otherwise
     */
    public Optional<ObjectNode> payload(Told told) {
        var consent = new LinkedHashMap<Channel, @Nullable Boolean>();
        boolean changes = false;
        for (Channel channel : Channel.values()) {
            Long send = refused.get(channel);
            boolean refuses = send != null && !told.isGrantedAfter(channel, send);
            changes |= refuses && (told.mayReach(channel) || !numbers.isEmpty());
            consent.put(channel, refuses ? Boolean.FALSE : unrefused(told.last(channel)));
        }
        return changes ? Optional.of(payload(consent)) : Optional.empty();
    }

    /** What an erased person refuses later leads here no more, so nothing of theirs says yes. */
    private @Nullable Boolean unrefused(@Nullable Boolean last) {
        return erased && Boolean.TRUE.equals(last) ? null : last;
    }

    private ObjectNode payload(Map<Channel, @Nullable Boolean> consent) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        put(payload, "external_crm_id", keys.externalCrmId());
        put(payload, "email", keys.email());
        put(payload, "phone", keys.phone());
        if (!numbers.isEmpty()) {
            numbers.forEach(payload.putArray(Recipient.NUMBERS)::add);
        }
        consent.forEach((channel, said) -> {
            if (said != null) {
                payload.put(channel.field(), said);
            }
        });
        return payload.put("gdpr_consent", false)
                .put("updated_at", heardAt.toString())
                .put("deduplication_hash", DeduplicationHash.of(keys.email(), keys.phone()));
    }

    private static void put(ObjectNode payload, String name, @Nullable String value) {
        if (value != null) {
            payload.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "Correction[…]";
    }
}
