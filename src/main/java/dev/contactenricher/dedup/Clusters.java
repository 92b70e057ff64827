package dev.contactenricher.dedup;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which candidates are one person: those with the same identifying e-mail, and those with the same phone as
 * {@link PhoneHolders} has it. The result does not depend on the order of the candidates.
 */
final class Clusters {

    /** A mailbox under more different names and phones than this is no one person's. */
    static final int MOST_PROFILES = 100;

    private final List<Candidate> candidates;
    private final UnionFind persons;
    private final Set<Integer> stoppedEmails = new HashSet<>();
    private final Set<Integer> stoppedPhones = new HashSet<>();
    private final Set<String> sharedEmails = new HashSet<>();
    private final Set<String> sharedPhones = new HashSet<>();

    Clusters(List<Candidate> candidates) {
        this.candidates = candidates;
        this.persons = new UnionFind(candidates.size());
        var byEmail = new Chains(candidates.size());
        var byPhone = new Chains(candidates.size());
        Map<String, Integer> byPerson = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            byEmail.add(candidate.email(), i);
            byPhone.add(candidate.phone(), i);
            if (candidate.person() != null) {
                Integer same = byPerson.putIfAbsent(candidate.person(), i);
                persons.union(i, same == null ? i : same);
            }
        }
        byEmail.forEachShared(this::linkByEmail);
        byPhone.forEachShared(this::linkByPhone);
        byEmail.forEachShared(this::reportEmail);
    }

    /** The position that stands for the person of this one: the smallest. */
    int personOf(int position) {
        return persons.root(position);
    }

    /** Whether a guard kept the candidate apart from another with the same e-mail. */
    boolean isEmailStopped(int position) {
        return stoppedEmails.contains(position);
    }

    /** Whether a guard kept the candidate apart from another with the same phone. */
    boolean isPhoneStopped(int position) {
        return stoppedPhones.contains(position);
    }

    /** Whether the candidate's e-mail tells who it is. */
    boolean emailIdentifies(int position) {
        Candidate candidate = candidates.get(position);
        return candidate.emailIdentifies() && !sharedEmails.contains(candidate.email());
    }

    /** Whether the candidate's phone may tell who it is. */
    boolean phoneIdentifies(int position) {
        Candidate candidate = candidates.get(position);
        return candidate.phoneIdentifies() && !sharedPhones.contains(candidate.phone());
    }

    private void linkByEmail(String email, int[] holders) {
        if (isShared(holders)) {
            sharedEmails.add(email);
        } else {
            linkAll(holders);
        }
    }

    private boolean isShared(int[] holders) {
        return !Arrays.stream(holders).allMatch(holder -> candidates.get(holder).emailIdentifies())
                || holders.length > MOST_PROFILES && profiles(holders) > MOST_PROFILES;
    }

    private long profiles(int[] holders) {
        return Arrays.stream(holders)
                .mapToObj(candidates::get)
                .map(holder -> holder.name() + ' ' + holder.phone())
                .distinct()
                .count();
    }

    private void linkByPhone(String phone, int[] holders) {
        if (isOnePerson(holders)) {
            return;
        }
        var rule = new PhoneHolders(candidates, holders);
        if (rule.areTooMany()) {
            sharedPhones.add(phone);
        }
        rule.links().forEach(link -> link.forEach(position -> persons.union(link.getFirst(), position)));
        rule.stopped(persons::root).forEach(stoppedPhones::add);
    }

    private void reportEmail(String email, int[] holders) {
        if (sharedEmails.contains(email) && !isOnePerson(holders)) {
            stoppedEmails.addAll(Arrays.stream(holders).boxed().collect(Collectors.toList()));
        }
    }

    private void linkAll(int[] positions) {
        for (int position : positions) {
            persons.union(positions[0], position);
        }
    }

    private boolean isOnePerson(int[] positions) {
        return Arrays.stream(positions).map(persons::root).distinct().count() == 1;
    }
}
