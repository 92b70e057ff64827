package dev.contactenricher.dedup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rule for those who share a phone. They are the same person when no e-mails and no names among them contradict each
 * other; whatever names came with the one e-mail do not. Where some do, the phone alone says too little: then only those
 * are the same who share a name too, or lack both name and e-mail, and never two with different e-mails. A placeholder
 * and the phone of more than a few people (a switchboard, a large family) tell nothing.
 */
final class PhoneHolders {

    private static final int FEW = 3;

    private final String phone;
    private final Map<Profile, List<Integer>> profiles = new LinkedHashMap<>();
    private final Set<String> emails = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Set<String>> emailsByName = new HashMap<>();
    private final boolean identifies;
    private final boolean onePerson;
    private final boolean tooMany;

    PhoneHolders(String phone, List<Candidate> candidates, int[] holders) {
        this.phone = phone;
        boolean allIdentify = true;
        for (int position : holders) {
            Candidate holder = candidates.get(position);
            allIdentify &= holder.phoneIdentifies();
            profiles.computeIfAbsent(new Profile(holder.email(), holder.name()), key -> new ArrayList<>(2))
                    .add(position);
        }
        profiles.keySet().forEach(this::count);
        long namesOnly =
                names.stream().filter(name -> !emailsByName.containsKey(name)).count();
        this.identifies = allIdentify;
        this.onePerson = emails.size() <= 1 && (names.size() <= 1 || namesOnly == 0);
        this.tooMany = emails.size() + namesOnly > FEW;
    }

    String phone() {
        return phone;
    }

    /** Whether more than a few people seem to share the phone. */
    boolean areTooMany() {
        return tooMany;
    }

    /** Positions that are one person. */
    Collection<List<Integer>> links() {
        if (!identifies || tooMany) {
            return List.of();
        }
        Map<Profile, List<Integer>> links = new HashMap<>();
        profiles.forEach((profile, positions) -> links.computeIfAbsent(
                        onePerson ? Profile.UNKNOWN : completed(profile), key -> new ArrayList<>())
                .addAll(positions));
        return links.values();
    }

    /** Those who were kept apart from someone who might well be the same. */
    Collection<Integer> stopped(IntUnaryOperator personOf) {
        List<Integer> stopped = new ArrayList<>();
        profiles.forEach((profile, positions) -> {
            boolean mightBeAnother = tooMany
                    ? profile.email() == null
                    : profiles.entrySet().stream()
                            .filter(other -> profile.mightBe(other.getKey()))
                            .flatMap(other -> other.getValue().stream())
                            .anyMatch(other -> personOf.applyAsInt(other) != personOf.applyAsInt(positions.getFirst()));
            if (mightBeAnother) {
                stopped.addAll(positions);
            }
        });
        return stopped;
    }

    private void count(Profile profile) {
        String email = profile.email();
        String name = profile.name();
        if (email != null) {
            emails.add(email);
        }
        if (name != null) {
            names.add(name);
        }
        if (email != null && name != null) {
            emailsByName.computeIfAbsent(name, key -> new HashSet<>(2)).add(email);
        }
    }

    /** The profile with the e-mail of its only namesake, when it has none of its own. */
    private Profile completed(Profile profile) {
        if (profile.email() != null || profile.name() == null) {
            return profile;
        }
        Set<String> namesakes = emailsByName.getOrDefault(profile.name(), Set.of());
        return namesakes.size() == 1 ? new Profile(namesakes.iterator().next(), profile.name()) : profile;
    }

    private record Profile(@Nullable String email, @Nullable String name) {

        static final Profile UNKNOWN = new Profile(null, null);

        /** Different e-mails are different people, unless the names say otherwise. */
        boolean mightBe(Profile other) {
            boolean emailsContradict = email != null && other.email != null && !email.equals(other.email);
            return !emailsContradict || name != null && name.equals(other.name);
        }
    }
}
