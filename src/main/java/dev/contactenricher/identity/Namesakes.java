package dev.contactenricher.identity;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that come with a phone, and which of them may be one person's. */
final class Namesakes {

    private final Set<String> emails = new HashSet<>();
    /** The names that came with each e-mail that is one person's own. */
    private final Map<String, Set<Name>> bearers = new HashMap<>();
    /** The names that came without one. */
    private final Set<Name> strangers = new HashSet<>();

    void add(Candidate holder) {
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

    /** Whether there must be more people than so many. */
    boolean areOfMoreThan(int few) {
        return bearers.size() + strangers.size() > few && bearers.size() + peopleWithoutEmail() > few;
    }

    /** Whether no e-mails and no names among them contradict each other. */
    boolean areOnePerson() {
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

    /** By the e-mail, else that of the only namesake with one, else by the names that agree. */
    Bearer bearer(@Nullable String ownEmail, Name name) {
        String email = ownEmail == null ? emailOf(name) : ownEmail;
        return new Bearer(email, bearers.containsKey(email) ? Set.of() : namesakes(name));
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
    record Bearer(@Nullable String email, Set<Name> names) {}
}
