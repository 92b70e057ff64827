package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What was promised and seen so far in a simulation; every check compares what the queue does with this, not with itself. */
final class Ledger {

    private static final Map<EntryState, Set<EntryState>> MOVES = Map.of(
            EntryState.QUEUED, Set.of(EntryState.SUBMITTED, EntryState.WITHDRAWN),
            EntryState.SUBMITTED, Set.of(EntryState.MERGED, EntryState.FAILED, EntryState.WITHDRAWN),
            EntryState.FAILED, Set.of(EntryState.QUEUED, EntryState.MERGED, EntryState.WITHDRAWN),
            EntryState.MERGED, Set.of(),
            EntryState.WITHDRAWN, Set.of(),
            EntryState.CANCELLED, Set.of());

    private final SimulatedRoom room;
    private final Map<Long, Set<Integer>> versions = new TreeMap<>();
    private final Set<Long> erased = new HashSet<>();
    private final Set<String> everErased = new HashSet<>();
    private final Map<String, Fate> fates = new HashMap<>();
    private final Map<Long, List<String>> sentUnder = new HashMap<>();
    private Map<Long, EntryState> states = new TreeMap<>();
    private final Map<Long, String> persons = new HashMap<>();
    private final Map<Long, Set<String>> wantedBy = new HashMap<>();
    private final Set<Long> takenBack = new HashSet<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Map<Long, Integer> open = new HashMap<>();
    private final Map<Long, Long> lastClaim = new HashMap<>();
    private final Set<Long> toldAsTaken = new HashSet<>();
    private final Set<Long> accepted = new HashSet<>();
    private final ConsentBook book;
    private long throttledUntil;
    private long changes = -1;

    Ledger(SimulatedRoom room, ConsentBook book) {
        this.room = room;
        this.book = book;
    }

    /** What became of a request id. */
    private static final class Fate {
        final Set<Long> entries = new HashSet<>();
        long firstClaim;
        int failures;
        boolean refused;
        long acceptedAt;
    }

    void accepted(long entry, String person, int version, String job) {
        wantedBy.computeIfAbsent(entry, id -> new HashSet<>()).add(job);
        versions.computeIfAbsent(entry, id -> new TreeSet<>()).add(version);
        persons.put(entry, person);
    }

    void folded(long from, long into) {
        wantedBy.computeIfAbsent(into, id -> new HashSet<>()).addAll(requireNonNull(wantedBy.remove(from)));
        versions.computeIfAbsent(into, id -> new TreeSet<>()).addAll(requireNonNull(versions.remove(from)));
        states.remove(from);
    }

    /** A dead letter gave way to newer news of its person that CXone has. */
    void superseded(long from, long by) {
        wantedBy.computeIfAbsent(by, id -> new HashSet<>()).addAll(requireNonNull(wantedBy.remove(from)));
        Set<Integer> older = requireNonNull(versions.remove(from));
        Set<Integer> newer = requireNonNull(versions.get(by));
        Violation.unless(
                Collections.max(older) < Collections.max(newer),
                Promise.NOTHING_IS_LOST,
                "entry " + from + " gave way to older news");
        states.remove(from);
    }

    /** What it wanted alone, and was not sent, goes. */
    void cancelled(String job) {
        wantedBy.forEach((entry, wanting) -> {
            if (states.get(entry) == EntryState.QUEUED && wanting.remove(job) && wanting.isEmpty()) {
                versions.remove(entry);
                states.remove(entry);
                takenBack.add(entry);
            }
        });
    }

    /** From now on nothing leads from what is kept of that person to what comes. */
    void erased(String person) {
        everErased.add(person);
        persons.forEach((entry, other) -> {
            if (other.equals(person)) {
                erased.add(entry);
            }
        });
    }

    boolean isErased(long entry) {
        return erased.contains(entry);
    }

    /** CXone refused what it was to hear of that person's refusals, and nobody let it be sent again. */
    boolean hasGivenUpCorrection(String person) {
        return states.entrySet().stream()
                .anyMatch(one -> one.getValue() == EntryState.FAILED
                        && !versions.containsKey(one.getKey())
                        && person.equals(persons.get(one.getKey())));
    }

    String personOf(long entry) {
        return requireNonNull(persons.get(entry));
    }

    Set<Integer> versionsOf(long entry) {
        return requireNonNull(versions.get(entry));
    }

    boolean isMerged(long entry) {
        return states.get(entry) == EntryState.MERGED;
    }

    /** Corrections do not count. */
    List<Long> merged() {
        return states.entrySet().stream()
                .filter(one -> one.getValue() == EntryState.MERGED && versions.containsKey(one.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    void replayed(long entry) {
        sentUnder.remove(entry);
    }

    void heard(String contactId) {
        heard.put(contactId, room.clock.millis());
    }

    void claimed(Claim claim) {
        long now = room.clock.millis();
        String id = claim.request().id();
        Violation.unless(now >= throttledUntil, Promise.RETRY_AFTER_IS_OBEYED, "a claim before Retry-After was over");
        Violation.unless(
                !claim.entries().isEmpty() && claim.entries().size() <= SimulatedRoom.CHUNK,
                Promise.A_REQUEST_STAYS_ITSELF,
                "a request of " + claim.entries().size());
        var told = new HashSet<String>();
        var parents = new HashSet<@Nullable String>();
        Fate fate = fates.computeIfAbsent(id, fresh -> new Fate());
        for (int i = 0; i < claim.entries().size(); i++) {
            Entry entry = claim.entries().get(i);
            String person = Cast.person(claim.contacts().get(i));
            if (persons.putIfAbsent(entry.id(), person) == null && everErased.contains(person)) {
                // a correction that was heard before the erasure, perhaps
                erased.add(entry.id());
            }
            Violation.unless(told.add(personOf(entry.id())), Promise.ONCE_IN_FLIGHT, "a person twice in a request");
            Set<Integer> sent = versionsIn(claim, i);
            Violation.unless(
                    entry.isCorrection() || sent.equals(versions.get(entry.id())),
                    Promise.NOTHING_IS_LOST,
                    "entry " + entry.id() + " lost what was folded in");
            checkConsent(claim.contacts().get(i), personOf(entry.id()), sent);
            List<String> before = sentUnder.computeIfAbsent(entry.id(), fresh -> new ArrayList<>());
            parents.add(before.isEmpty() ? null : before.getLast());
            before.stream().filter(other -> !other.equals(id)).forEach(other -> checkKnownNotTaken(other, entry));
            before.remove(id);
            before.add(id);
            checkNobodyElseInFlight(entry, now);
            open.merge(entry.id(), 1, Integer::sum);
            lastClaim.put(entry.id(), now);
        }
        Violation.unless(
                parents.size() == 1, Promise.A_REQUEST_STAYS_ITSELF, "a request of contacts from several requests");
        Violation.unless(
                fate.entries.isEmpty()
                        || fate.entries.containsAll(
                                claim.entries().stream().map(Entry::id).toList()),
                Promise.A_REQUEST_STAYS_ITSELF,
                "a repeat that takes somebody new in");
        if (fate.entries.isEmpty()) {
            fate.firstClaim = now;
            claim.entries().forEach(entry -> fate.entries.add(entry.id()));
        }
    }

    private void checkKnownNotTaken(String other, Entry entry) {
        Fate fate = requireNonNull(fates.get(other));
        Violation.unless(
                fate.acceptedAt == 0,
                Promise.ONE_ID_A_CONTACT,
                "entry " + entry.id() + " under a second id after it was accepted");
        Violation.unless(
                fate.refused || fate.failures >= 2,
                Promise.ONE_ID_A_CONTACT,
                "entry " + entry.id() + " under a second id, its fate unknown");
    }

    private void checkNobodyElseInFlight(Entry entry, long now) {
        states.forEach((other, state) -> {
            if (state == EntryState.SUBMITTED
                    && other != entry.id()
                    && !erased.contains(other)
                    && !isLeftOut(other)
                    && !(entry.isCorrection() && erased.contains(entry.id()))
                    && personOf(entry.id()).equals(persons.get(other))) {
                Fate fate = requireNonNull(
                        fates.get(requireNonNull(sentUnder.get(other)).getLast()));
                Violation.unless(
                        open.getOrDefault(other, 0) == 0
                                && fate.acceptedAt > 0
                                && now >= fate.acceptedAt + SimulatedRoom.CONFIRMATION_TIMEOUT,
                        Promise.ONCE_IN_FLIGHT,
                        "a person twice in flight: entries " + other + " and " + entry.id());
            }
        });
    }

    /** Withdrawn, on no wire, and not known to be taken: nothing more comes of it, whatever CXone made of it. */
    private boolean isLeftOut(long entry) {
        return (open.getOrDefault(entry, 0) == 0
                        || room.clock.millis() > lastClaim.getOrDefault(entry, 0L) + SimulatedRoom.LEASE)
                && (!accepted.contains(entry) || isOverdue(entry))
                && room.jdbc
                        .sql("SELECT withdrawn FROM merge_entry WHERE id = ?")
                        .param(entry)
                        .query(Integer.class)
                        .list()
                        .contains(1);
    }

    private boolean isOverdue(long entry) {
        List<String> requests = sentUnder.getOrDefault(entry, List.of());
        Fate fate = requests.isEmpty() ? new Fate() : requireNonNull(fates.get(requests.getLast()));
        return fate.acceptedAt > 0 && room.clock.millis() >= fate.acceptedAt + SimulatedRoom.CONFIRMATION_TIMEOUT;
    }

    void answered(Claim claim, @Nullable MergeAnswer answer, boolean counts) {
        long now = room.clock.millis();
        Fate fate = requireNonNull(fates.get(claim.request().id()));
        lost(claim);
        if (!counts) {
            return;
        }
        if (answer instanceof MergeAnswer.Accepted acceptance) {
            // newer contacts of its persons may go from the first time-out on
            fate.acceptedAt = fate.acceptedAt == 0 ? now : fate.acceptedAt;
            claim.entries().forEach(entry -> accepted.add(entry.id()));
            claim.entries().forEach(entry -> noteTaken(entry, claim, acceptance.contactIds()));
        } else if (answer instanceof MergeAnswer.Refused) {
            fate.refused = true;
        } else if (answer instanceof MergeAnswer.Throttled throttled) {
            Duration wait = throttled.retryAfter();
            throttledUntil = Math.max(throttledUntil, wait == null ? 0 : now + wait.toMillis());
        } else {
            fate.failures++;
        }
    }

    /** CXone names somebody of whom it told before: it took what was sent then, if nothing else of them was. */
    private void noteTaken(Entry later, Claim claim, List<String> contactIds) {
        String person = personOf(later.id());
        String contactId = "c-" + person;
        List<Long> sent = sentUnder.keySet().stream()
                .filter(entry -> person.equals(persons.get(entry)) && entry < later.id())
                .toList();
        if (sent.size() == 1
                && !everErased.contains(person)
                && contactIds.size() == claim.entries().size()
                && contactIds.contains(contactId)) {
            long earlier = sent.getFirst();
            long told = heard.getOrDefault(contactId, 0L);
            Fate fate = requireNonNull(
                    fates.get(requireNonNull(sentUnder.get(earlier)).getLast()));
            if (told >= fate.firstClaim
                    && told < requireNonNull(fates.get(claim.request().id())).firstClaim
                    && states.get(earlier) == EntryState.SUBMITTED
                    && !accepted.contains(earlier)
                    && book.isStopped(versions.getOrDefault(earlier, Set.of()))) {
                toldAsTaken.add(earlier);
            }
        }
    }

    /** The send is over, though perhaps without a record. */
    void lost(Claim claim) {
        claim.entries().forEach(entry -> open.merge(entry.id(), -1, Integer::sum));
    }

    /** After every step: each accepted contact is in exactly one state, and moved in no other than the allowed ways. */
    void check(ModelCxone cxone) {
        long written = room.database.changes();
        if (written == changes) {
            return;
        }
        changes = written;
        Map<Long, EntryState> present = new TreeMap<>();
        room.jdbc.sql("SELECT id, state FROM merge_entry").query((ResultSet row) -> {
            present.put(row.getLong(1), EntryState.valueOf(row.getString(2)));
        });
        versions.keySet()
                .forEach(entry -> Violation.unless(
                        present.containsKey(entry), Promise.NOTHING_IS_LOST, "entry " + entry + " is lost"));
        takenBack.forEach(entry -> Violation.unless(
                !present.containsKey(entry),
                Promise.A_CANCELLED_JOB_TAKES_BACK_ITS_OWN,
                "entry " + entry + " of a cancelled job is still there"));
        present.forEach((entry, state) -> {
            EntryState before = states.get(entry);
            if (before != null && before != state) {
                Violation.unless(
                        requireNonNull(MOVES.get(before)).contains(state),
                        Promise.STATES_GO_FORWARD,
                        "entry " + entry + " went from " + before + " to " + state);
            }
            Violation.unless(
                    state != EntryState.WITHDRAWN || before == state || !toldAsTaken.contains(entry),
                    Promise.WHAT_CXONE_TOOK_IS_TOLD,
                    "entry " + entry + " is told as withdrawn");
            if (state == EntryState.MERGED && before != state) {
                checkConfirmed(entry, cxone);
            }
        });
        states = present;
    }

    private void checkConfirmed(long entry, ModelCxone cxone) {
        Violation.unless(
                cxone.merged.containsAll(versions.getOrDefault(entry, Set.of())),
                Promise.CONFIRMED_BY_ITS_EVENT,
                "entry " + entry + " was never merged");
        String request = requireNonNull(sentUnder.get(entry)).getLast();
        long latest = Stream.of("c-" + persons.get(entry), "r-" + request, ModelCxone.SURPLUS)
                .mapToLong(id -> heard.getOrDefault(id, 0L))
                .max()
                .getAsLong();
        Violation.unless(
                latest >= requireNonNull(fates.get(request)).firstClaim,
                Promise.CONFIRMED_BY_ITS_EVENT,
                "entry " + entry + " was confirmed by an event that came before it was claimed");
    }

    /** Nothing is left to do but for contacts at fault, which are dead letters. */
    boolean isSettled() {
        return states.entrySet().stream().allMatch(one -> switch (one.getValue()) {
            case MERGED, WITHDRAWN, CANCELLED, ABSENT -> true;
            case FAILED -> Cast.isAtFault(personOf(one.getKey()));
            case QUEUED, SUBMITTED -> false;
        });
    }

    @Override
    public String toString() {
        return states + " of " + persons;
    }

    private static Set<Integer> versionsIn(Claim claim, int position) {
        return Cast.versions(claim.contacts().get(position)).collect(Collectors.toCollection(TreeSet::new));
    }

    private void checkConsent(ObjectNode contact, String person, Set<Integer> sent) {
        boolean merge = !sent.isEmpty();
        boolean stopped = book.isStopped(sent) || merge && Cast.isEuropean(person) && book.refusesAny(person);
        Violation.unless(!stopped, Promise.NO_MERGE_AFTER_WITHDRAWAL, "a claim of " + person);
        for (Channel channel : Channel.values()) {
            Violation.unless(
                    !contact.path(channel.field()).asBoolean(false) || !book.refuses(person, channel),
                    Promise.NO_MERGE_AFTER_WITHDRAWAL,
                    "a claim says that " + person + " allows " + channel);
        }
    }
}
