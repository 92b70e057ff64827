package dev.contactenricher.merge;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.cxone.MergeAnswer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What CXone does, in the simulation: it counts a true sliding window, knows a repeat by its id, refuses contacts at
 * fault, and fails as the seed says until it is told to be well.
 */
final class ModelCxone {

    /** An id too many in an answer, which may stand there more than once. */
    static final String SURPLUS = "c-surplus";

    final Set<Integer> merged = new HashSet<>();
    boolean well;

    private final Random random;
    private final double faults;
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private final Map<String, MergeAnswer.Accepted> taken = new HashMap<>();
    private final Map<String, Map<Channel, Boolean>> held = new HashMap<>();

    ModelCxone(Random random) {
        this.random = random;
        this.faults = random.nextInt(4) * 0.2;
    }

    /**
     * @param answer null when the caller is left without one
     * @param events contact ids that the webhook is going to name
     */
    record Reply(@Nullable MergeAnswer answer, List<String> events) {}

    /**
     * @param contacts as they are on the wire
     */
    Reply receive(String requestId, List<ObjectNode> contacts, long now) {
        List<String> persons = contacts.stream().map(Cast::person).toList();
        arrivals.add(now);
        while (arrivals.getFirst() <= now - SimulatedRoom.WINDOW) {
            arrivals.removeFirst();
        }
        Violation.unless(
                arrivals.size() <= SimulatedRoom.LIMIT,
                Promise.THE_WINDOW_HOLDS,
                "CXone's window holds " + arrivals.size());
        boolean fails = !well && random.nextDouble() < faults;
        MergeAnswer.Accepted before = taken.get(requestId);
        if (fails) {
            switch (random.nextInt(9)) {
                case 0 -> {
                    return only(new MergeAnswer.Throttled(null));
                }
                case 1 -> {
                    return only(new MergeAnswer.Throttled(Duration.ofSeconds(random.nextInt(40))));
                }
                case 2 -> {
                    return only(new MergeAnswer.Unauthorized());
                }
                case 3 -> {
                    return only(new MergeAnswer.Forbidden(random.nextBoolean() ? 403 : 404));
                }
                case 4 -> {
                    return only(new MergeAnswer.Conflict());
                }
                case 5 -> {
                    return only(new MergeAnswer.Unavailable(503));
                }
                case 6 -> {
                    return only(new MergeAnswer.Refused(422));
                }
                case 7 -> {
                    return only(null);
                }
                default -> {}
            }
        }
        if (before != null) {
            return new Reply(before, well || random.nextBoolean() ? before.contactIds() : List.of());
        }
        if (persons.stream().anyMatch(Cast::isAtFault)) {
            return only(new MergeAnswer.Refused(400));
        }
        contacts.stream().flatMap(Cast::versions).forEach(merged::add);
        contacts.forEach(this::hold);
        var answer = new MergeAnswer.Accepted(ids(requestId, persons));
        taken.put(requestId, answer);
        // the merge happened, though its caller may never hear of it
        return new Reply(fails ? null : answer, answer.contactIds());
    }

    /** What it holds of somebody's consent; null of whoever it was never sent. */
    @Nullable Map<Channel, Boolean> held(String person) {
        return held.get(person);
    }

    private void hold(ObjectNode contact) {
        Map<Channel, Boolean> consent =
                held.computeIfAbsent(Cast.person(contact), fresh -> new EnumMap<>(Channel.class));
        for (Channel channel : Channel.values()) {
            if (contact.has(channel.field())) {
                consent.put(channel, contact.get(channel.field()).asBoolean());
            }
        }
    }

    private List<String> ids(String requestId, List<String> persons) {
        var ids = new ArrayList<>(persons.stream().map(person -> "c-" + person).toList());
        if (!well) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    return List.of();
                }
                case 1 -> {
                    return List.of("r-" + requestId);
                }
                // more than any request is packed with
                case 2 -> ids.addAll(Collections.nCopies(SimulatedRoom.CHUNK + 1 - ids.size(), SURPLUS));
                default -> {}
            }
        }
        return ids;
    }

    private static Reply only(@Nullable MergeAnswer answer) {
        return new Reply(answer, List.of());
    }
}
