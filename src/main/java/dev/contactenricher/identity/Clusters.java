package dev.contactenricher.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which candidates are one person: those with the same identifying e-mail, and those with the same phone as
 * {@link PhoneHolders} has it. The result does not depend on the order of the candidates.
 */
public final class Clusters {

    /** A mailbox under more different names and phones than this is shared, and identifies no single person. */
    public static final int MOST_ALIASES = 100;

    private final List<Candidate> candidates;
    private final UnionFind persons;
    private final Set<String> sharedEmails = new HashSet<>();
    private final Set<String> sharedPhones = new HashSet<>();
    private final Set<String> sharedCrmIds = new HashSet<>();
    private final BitSet doubtfulEmails = new BitSet();
    private final BitSet stoppedEmails = new BitSet();
    private final BitSet stoppedPhones = new BitSet();
    private final BitSet stoppedCrmIds = new BitSet();

    /** @param known what is known of the candidates' keys from before */
    public Clusters(List<Candidate> candidates, SharedKeys known) {
        this.candidates = new ArrayList<>(candidates);
        this.persons = new UnionFind(candidates.size());
        var byEmail = new Chains(candidates.size());
        var byPhone = new Chains(candidates.size());
        var byCrmId = new Chains(candidates.size());
        Map<String, Integer> byPerson = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            byEmail.add(candidate.email(), i);
            byPhone.add(candidate.phone(), i);
            byCrmId.add(candidate.crmId(), i);
            if (candidate.person() != null) {
                Integer same = byPerson.putIfAbsent(candidate.person(), i);
                persons.union(i, same == null ? i : same);
            }
        }
        byEmail.forEachShared(this::linkByEmail);
        this.candidates.replaceAll(
                candidate -> sharedEmails.contains(candidate.email()) ? candidate.withSharedEmail() : candidate);
        byCrmId.forEachShared(this::linkByCrmId);
        List<PhoneHolders> contested = contested(byPhone);
        contested.forEach(this::linkByPhone);
        byEmail.forEachShared(this::reportEmail);
        byCrmId.forEachShared(this::reportCrmId);
        contested.forEach(holders -> holders.stopped(persons::root).forEach(stoppedPhones::set));
        report(known);
    }

    /** The position that stands for the person of this one: the smallest. */
    public int personOf(int position) {
        return persons.root(position);
    }

    /** Whether the candidate's e-mail made one person of different first names with different phones. */
    public boolean isEmailDoubtful(int position) {
        return doubtfulEmails.get(position);
    }

    /** Whether a guard kept the candidate apart from another with the same e-mail. */
    public boolean isEmailStopped(int position) {
        return stoppedEmails.get(position);
    }

    /** Whether a guard kept the candidate apart from another with the same phone. */
    public boolean isPhoneStopped(int position) {
        return stoppedPhones.get(position);
    }

    /** Whether another person has the candidate's external id. */
    public boolean isCrmIdStopped(int position) {
        return stoppedCrmIds.get(position);
    }

    /** How far the candidate's e-mail identifies a person, as it turned out. */
    public EmailKind emailKind(int position) {
        Candidate candidate = candidates.get(position);
        return candidate.emailKind() == EmailKind.OWN && sharedEmails.contains(candidate.email())
                ? EmailKind.SHARED
                : candidate.emailKind();
    }

    /** Whether the candidate's phone may identify a person. */
    public boolean phoneIdentifies(int position) {
        Candidate candidate = candidates.get(position);
        return candidate.phoneIdentifies() && !sharedPhones.contains(candidate.phone());
    }

    /** Whether the candidate's external id may identify a person. */
    public boolean crmIdIdentifies(int position) {
        Candidate candidate = candidates.get(position);
        return candidate.crmIdentifies() && !sharedCrmIds.contains(candidate.crmId());
    }

    /** The external ids of more people than a few, as it turned out. */
    public Set<String> sharedCrmIds() {
        return sharedCrmIds;
    }

    /** The phones of more people than a few, as it turned out. */
    public Set<String> sharedPhones() {
        return sharedPhones;
    }

    private void linkByEmail(String email, int[] holders) {
        var mailbox = new MailboxHolders(candidates, holders);
        if (mailbox.areSeveral()) {
            sharedEmails.add(email);
        } else {
            for (int holder : holders) {
                persons.union(holders[0], holder);
            }
            if (mailbox.haveTwoNames()) {
                Arrays.stream(holders).forEach(doubtfulEmails::set);
            }
        }
    }

    /** The holders of phones that e-mails do not show to be one person already. */
    private List<PhoneHolders> contested(Chains byPhone) {
        List<PhoneHolders> contested = new ArrayList<>();
        byPhone.forEachShared((phone, holders) -> {
            if (!isOnePerson(holders)) {
                contested.add(new PhoneHolders(phone, candidates, holders));
            }
        });
        return contested;
    }

    private void linkByPhone(PhoneHolders holders) {
        if (holders.areTooMany()) {
            sharedPhones.add(holders.phone());
        }
        holders.links().forEach(this::link);
    }

    private void linkByCrmId(String crmId, int[] positions) {
        if (!isOnePerson(positions)) {
            var holders = new CrmHolders(candidates, positions);
            if (holders.areTooMany()) {
                sharedCrmIds.add(crmId);
            }
            holders.links().forEach(this::link);
        }
    }

    private void reportCrmId(String crmId, int[] holders) {
        if (!isOnePerson(holders)) {
            Arrays.stream(holders).forEach(stoppedCrmIds::set);
        }
    }

    private void reportEmail(String email, int[] holders) {
        if (sharedEmails.contains(email) && !isOnePerson(holders)) {
            Arrays.stream(holders).forEach(stoppedEmails::set);
        }
    }

    /**
     * Other persons with these keys are not among the candidates; they are not looked up, as that would tell nothing.
     */
    private void report(SharedKeys known) {
        for (int i = 0; i < candidates.size() && !known.isEmpty(); i++) {
            Candidate candidate = candidates.get(i);
            if (known.hasEmail(candidate.email())) {
                stoppedEmails.set(i);
            }
            if (candidate.email() == null && known.hasPhone(candidate.phone())) {
                stoppedPhones.set(i);
            }
            if (known.hasCrmId(candidate.crmId())) {
                stoppedCrmIds.set(i);
            }
        }
    }

    private void link(List<Integer> positions) {
        positions.forEach(position -> persons.union(positions.getFirst(), position));
    }

    private boolean isOnePerson(int[] positions) {
        int person = persons.root(positions[0]);
        for (int position : positions) {
            if (persons.root(position) != person) {
                return false;
            }
        }
        return true;
    }
}
