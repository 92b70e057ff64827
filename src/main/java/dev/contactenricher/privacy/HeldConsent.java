package dev.contactenricher.privacy;

import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.people.ConsentMemories;
import dev.contactenricher.people.ConsentMemory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is remembered of a person's consent after the contacts that said it are gone. */
@Component
class HeldConsent implements HeldData {

    private final ConsentMemories memories;

    HeldConsent(ConsentMemories memories) {
        this.memories = memories;
    }

    /**
     * @param evidence the kinds that showed that consent is needed
     * @param evidenceAt as of when
     * @param grants the flags that were last let through
     */
    record Held(
            List<String> evidence,
            @Nullable Instant evidenceAt,
            List<Grant> grants,
            @Nullable Instant overriddenAt) {}

    /** @param grantedAt null where nobody said when */
    record Grant(String channel, @Nullable Instant grantedAt) {}

    @Override
    public String name() {
        return "consent";
    }

    @Override
    public List<Held> of(List<String> personIds) {
        return memories.of(personIds).values().stream().map(HeldConsent::held).toList();
    }

    private static Held held(ConsentMemory memory) {
        List<Grant> grants = memory.grants().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Grant(
                        one.getKey().wireName(), one.getValue().equals(Survivor.UNDATED) ? null : one.getValue()))
                .toList();
        return new Held(memory.evidence(), memory.evidenceAt(), grants, memory.overriddenAt());
    }
}
