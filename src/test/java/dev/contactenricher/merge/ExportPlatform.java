package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.export.HandExporter.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the marketing platform took, in order: it knows a repeat by its key, and a contact by its id, or else by its e-mail. */
final class ExportPlatform {

    private final Set<String> keys = new HashSet<>();
    private final Map<String, Told> believed = new HashMap<>();

    static String contact(Told told) {
        return told.externalId().equals("null") ? told.email() : told.externalId();
    }

    void take(Call call) {
        if (keys.add(call.key())) {
            // of several news in a call the last one stays
            Map<String, Told> last = new HashMap<>();
            for (Told one : call.contacts()) {
                Told before = last.put(contact(one), one);
                checkOrder(before, one);
            }
            last.forEach((contact, one) -> checkOrder(believed.put(contact, one), one));
        }
    }

    /** By contact, what it heard last. */
    Map<String, Told> believed() {
        return believed;
    }

    private static void checkOrder(@Nullable Told before, Told now) {
        if (before == null) {
            return;
        }
        boolean takesBackNo =
                Boolean.FALSE.equals(before.consentStatus()) && !Boolean.FALSE.equals(now.consentStatus());
        Violation.unless(
                now.entry() > before.entry() || now.entry() == before.entry() && !takesBackNo,
                Promise.NEWEST_NEWS_LAST,
                before + " was followed by " + now);
    }
}
