package dev.contactenricher.console;

import dev.contactenricher.standin.StandInMarketing;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the sandbox's stand-ins received, newest first. There is one sandbox a process. */
public final class Received {

    private static final int MOST = 100;
    private static final Deque<JsonNode> CONTACTS = new ConcurrentLinkedDeque<>();
    private static volatile @Nullable StandInMarketing marketing;

    private Received() {}

    public static void from(StandInMarketing standIn) {
        marketing = standIn;
    }

    /** A contact of a merge that CXone accepted. */
    public static void contact(JsonNode contact) {
        CONTACTS.addFirst(contact);
        if (CONTACTS.size() > MOST) {
            CONTACTS.removeLast();
        }
    }

    /** Of merges that CXone accepted. */
    public static List<JsonNode> contacts() {
        return List.copyOf(CONTACTS);
    }

    static List<StandInMarketing.Exported> exports() {
        StandInMarketing standIn = marketing;
        return standIn == null
                ? List.of()
                : standIn.exported().reversed().stream().limit(MOST).toList();
    }
}
