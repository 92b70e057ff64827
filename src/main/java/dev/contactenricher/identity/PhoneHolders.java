package dev.contactenricher.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rule for contacts that share a phone. They are the same person when no e-mails and no names among them
 * contradict each other. Where some do, the phone alone says too little: then only those are the same that begin with
 * the same first name, and never two with different e-mails. A placeholder and the phone of more than a few people (a
 * switchboard, a large family) tell nothing.
 */
final class PhoneHolders {

    private static final int FEW = 3;

    /** Beyond so many spellings a phone identifies no person, and comparing each with each would cost too much. */
    private static final int MOST_ALIASES = 100;

    private final String phone;
    private final Map<Alias, List<Integer>> aliases = new LinkedHashMap<>();

    private final Namesakes names = new Namesakes();
    private final boolean identifies;
    private final boolean tooMany;

    PhoneHolders(String phone, List<Candidate> candidates, int[] holders) {
        this.phone = phone;
        boolean allIdentify = true;
        for (int position : holders) {
            Candidate holder = candidates.get(position);
            allIdentify &= holder.phoneIdentifies();
            aliases.computeIfAbsent(new Alias(holder.realEmail(), holder.name()), key -> new ArrayList<>(2))
                    .add(position);
            names.add(holder);
        }
        this.identifies = allIdentify;
        this.tooMany = aliases.size() > MOST_ALIASES || names.areOfMoreThan(FEW);
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
        if (names.areOnePerson()) {
            return List.of(aliases.values().stream().flatMap(List::stream).toList());
        }
        Map<Namesakes.Bearer, List<Integer>> links = new HashMap<>();
        aliases.forEach((alias, positions) -> {
            if (alias.name().first().isWritten()) {
                links.computeIfAbsent(names.bearer(alias.email(), alias.name()), key -> new ArrayList<>())
                        .addAll(positions);
            }
        });
        return links.values();
    }

    /** Those that were kept apart from a person that might well be the same. */
    Collection<Integer> stopped(IntUnaryOperator personOf) {
        List<Integer> stopped = new ArrayList<>();
        aliases.forEach((alias, positions) -> {
            boolean mightBeAnother = tooMany
                    ? alias.email() == null
                    : aliases.entrySet().stream()
                            .filter(other -> alias.mightBe(other.getKey()))
                            .flatMap(other -> other.getValue().stream())
                            .anyMatch(other -> personOf.applyAsInt(other) != personOf.applyAsInt(positions.getFirst()));
            if (mightBeAnother) {
                stopped.addAll(positions);
            }
        });
        return stopped;
    }

    private record Alias(@Nullable String email, Name name) {

        /** Different e-mails are different people, unless the names say otherwise. */
        boolean mightBe(Alias other) {
            boolean emailsContradict = email != null && other.email != null && !email.equals(other.email);
            return !emailsContradict || name.agreesWith(other.name);
        }
    }
}
