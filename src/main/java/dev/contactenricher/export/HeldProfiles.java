package dev.contactenricher.export;

import dev.contactenricher.privacy.HeldData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept about persons whom the marketing platform may know. */
@Component
class HeldProfiles implements HeldData {

    private final ExportedPersons exported;
    private final SealedProfiles profiles;

    HeldProfiles(ExportedPersons exported, SealedProfiles profiles) {
        this.exported = exported;
        this.profiles = profiles;
    }

    /** @param consentStatus what the platform was told last */
    record Held(
            @Nullable String externalId,
            String email,
            @Nullable Boolean consentStatus,
            Instant mergedAt) {

        @Override
        public String toString() {
            return "Held[…]";
        }
    }

    @Override
    public String name() {
        return "exported";
    }

    @Override
    public List<Held> of(List<String> personIds) {
        return exported.of(personIds).stream()
                .map(person -> {
                    Profile profile = profiles.open(person.payload());
                    return new Held(profile.externalId(), profile.email(), person.consent(), person.mergedAt());
                })
                .toList();
    }
}
