package dev.contactenricher.identity;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rule for those who share a phone. They are the same person when no e-mails and no names among them contradict each
 * other. Where some do, the phone alone says too little: then only those are the same who begin with the same first
 * name, and never two with different e-mails. A placeholder and the phone of more than a few people (a switchboard, a
 * large family) tell nothing.
 */
final class PhoneHolders {

    private static final int FEW = 3;

    /** So many spellings are no one's, and nobody need compare each with each. */
    private static final int MOST_PROFILES = 100;

    private final String phone;
    private final Map<Profile, List<Integer>> profiles = new LinkedHashMap<>();
    private final Set<String> emails = new HashSet<>();
    /** The names that came with each e-mail of someone's own. */
    private final Map<String, Set<Name>> bearers = new HashMap<>();
    /** The names that came without one. */
    private final Set<Name> strangers = new HashSet<>();

    private final boolean identifies;
    private final boolean tooMany;

    PhoneHolders(String phone, List<Candidate> candidates, int[] holders) {
        this.phone = phone;
        boolean allIdentify = true;
        for (int position : holders) {
            Candidate holder = candidates.get(position);
            allIdentify &= holder.phoneIdentifies();
            profiles.computeIfAbsent(new Profile(holder.realEmail(), holder.name()), key -> new ArrayList<>(2))
                    .add(position);
            count(holder);
        }
        this.identifies = allIdentify;
        this.tooMany = profiles.size() > MOST_PROFILES
                || bearers.size() + strangers.size() > FEW && bearers.size() + peopleWithoutEmail() > FEW;
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
        if (areOnePerson()) {
            return List.of(profiles.values().stream().flatMap(List::stream).toList());
        }
        Map<Who, List<Integer>> links = new HashMap<>();
        profiles.forEach((profile, positions) -> {
            if (profile.name().first().isWritten()) {
                links.computeIfAbsent(whoIs(profile), key -> new ArrayList<>()).addAll(positions);
            }
        });
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

    private void count(Candidate holder) {
        if (holder.realEmail() != null) {
            emails.add(holder.realEmail());
        }
        if (holder.emailKind() != EmailKind.OWN) {
            strangers.add(holder.name());
        } else {
            bearers.computeIfAbsent(requireNonNull(holder.realEmail()), key -> new HashSet<>(2))
                    .add(holder.name());
        }
    }

    private boolean areOnePerson() {
        return emails.size() <= 1
                && strangers.stream().noneMatch(this::isNotAnyBearer)
                && strangers.stream().noneMatch(one -> strangers.stream().anyMatch(one::contradicts));
    }

    private boolean isNotAnyBearer(Name name) {
        return !bearers.isEmpty()
                && bearers.values().stream().flatMap(Set::stream).allMatch(name::contradicts);
    }

    /** How many there must be at least besides those with an e-mail. */
    private long peopleWithoutEmail() {
        List<Name> others = strangers.stream()
                .filter(name -> bearers.isEmpty() || isNotAnyBearer(name))
                .toList();
        List<Name> withoutFirst =
                others.stream().filter(name -> name.first().initial() == null).toList();
        return Math.max(
                distinct(others, name -> name.first().three()),
                distinct(withoutFirst, name -> name.last().three()));
    }

    private static long distinct(List<Name> names, Function<Name, @Nullable String> part) {
        return names.stream().map(part).filter(Objects::nonNull).distinct().count();
    }

    /** By the e-mail, else that of the only namesake who has one, else by the names that agree. */
    private Who whoIs(Profile profile) {
        String email = profile.email() == null ? emailOf(profile.name()) : profile.email();
        return new Who(email, bearers.containsKey(email) ? Set.of() : namesakes(profile.name()));
    }

    /** One of them where several namesakes agree with each other, too: they may well be one person with two mailboxes. */
    private @Nullable String emailOf(Name name) {
        Map<String, List<Name>> namesakes = new TreeMap<>();
        bearers.forEach((email, names) -> {
            List<Name> alike = names.stream().filter(name::agreesWith).toList();
            if (!alike.isEmpty()) {
                namesakes.put(email, alike);
            }
        });
        List<Name> alike = namesakes.values().stream().flatMap(List::stream).toList();
        boolean agreeing = namesakes.size() == 1
                || alike.stream().allMatch(one -> alike.stream().allMatch(one::agreesWith));
        return namesakes.isEmpty() || !agreeing
                ? null
                : namesakes.keySet().iterator().next();
    }

    private Set<Name> namesakes(Name name) {
        return strangers.stream().filter(name::agreesWith).collect(Collectors.toSet());
    }

    /** @param names without an e-mail of one's own, all that agree: equal where they agree with each other, too */
    private record Who(@Nullable String email, Set<Name> names) {}

    private record Profile(@Nullable String email, Name name) {

        /** Different e-mails are different people, unless the names say otherwise. */
        boolean mightBe(Profile other) {
            boolean emailsContradict = email != null && other.email != null && !email.equals(other.email);
            return !emailsContradict || name.agreesWith(other.name);
        }
    }
}
