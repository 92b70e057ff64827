package dev.contactenricher.merge;

import dev.contactenricher.export.HandExporter.Call;
import dev.contactenricher.export.HandExporter.Told;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.sending.ExportBacklog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may, must and must not be handed over, by the contract's sections 4, 7 and 10. It knows nothing of the code. */
final class ExportBook {

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final String OPEN = "SELECT COUNT(*) FROM export_item WHERE state IN ('WAITING', 'SENDING')";
    private static final String BATCHES = "SELECT COUNT(*) FROM export_batch";
    private static final String WAITING = "SELECT COUNT(*) FROM export_item WHERE state = 'WAITING'";

    private final ExportHouse house;
    private final Map<Long, Entry> entries = new HashMap<>();
    private final Map<String, Long> refusedAt = new HashMap<>();
    private final Map<Integer, Long> grantedAt = new HashMap<>();
    /** Whose yes is later than a no that was heard after it, as the clock was set back between. */
    private final Set<Integer> undecided = new HashSet<>();

    private final Map<String, Integer> stoppedAt = new HashMap<>();
    private final Map<Integer, Integer> disturbedAt = new HashMap<>();
    /** By contact, with the e-mail that it was told with. */
    private final Map<String, String> mayKnow = new HashMap<>();

    private final Map<Integer, Integer> leftOutAt = new HashMap<>();
    private final Set<String> knowsNo = new HashSet<>();
    private final Set<Long> again = new HashSet<>();
    private final Set<String> toldAgain = new HashSet<>();
    private final Set<Long> discarded = new HashSet<>();
    private final Map<Long, Item> items = new TreeMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Set<Long>> firstUnder = new HashMap<>();
    private int step;

    /** @param email null where the contact has a number alone */
    record Said(
            int human,
            @Nullable String email,
            @Nullable Boolean consent,
            @Nullable Instant date) {}

    private record Item(long entry, String state, boolean refusal) {}

    private static final class Entry {

        private final Set<Integer> humans = new HashSet<>();
        private int acceptedAt;
        private @Nullable JsonNode sent;
        private int confirmedAt;
        private boolean isDue;
        private @Nullable String contact;
    }

    ExportBook(ExportHouse house) {
        this.house = house;
    }

    void stepped() {
        step++;
    }

    private static int human(String email) {
        return email.charAt(1) - '0';
    }

    void said(List<Said> batch, List<Optional<Long>> answer, Instant now) {
        for (int i = 0; i < batch.size(); i++) {
            Said said = batch.get(i);
            answer.get(i).ifPresent(id -> {
                Entry entry = entries.computeIfAbsent(id, fresh -> new Entry());
                entry.humans.add(said.human());
                entry.acceptedAt = step;
            });
            // who refused may turn out to be the same person
            disturbedAt.computeIfPresent(said.human(), (human, before) -> step);
            Instant date = said.date();
            if (Boolean.TRUE.equals(said.consent()) && date != null) {
                grantedAt.merge(said.human(), date.toEpochMilli(), Math::max);
            }
            if (Boolean.FALSE.equals(said.consent())) {
                disturbedAt.put(said.human(), step);
                if (grantedAt.getOrDefault(said.human(), 0L) > now.toEpochMilli()) {
                    undecided.add(said.human());
                }
                if (said.email() != null) {
                    refusedAt.merge(said.email(), (date == null ? now : date).toEpochMilli(), Math::max);
                }
            }
        }
    }

    /** What is sent and not confirmed is left to CXone, whatever channel it is about. */
    void withdrew(String email) {
        leftOutAt.put(human(email), step);
    }

    void withdrewMail(String email, Instant now) {
        refusedAt.merge(email, now.toEpochMilli(), Math::max);
        stop(email);
    }

    void wasErased(String email) {
        stop(email);
        mayKnow.values().removeIf(email::equals);
        // whoever is one person with them is, too
        knowsNo.removeIf(contact -> human(contact) == human(email));
    }

    private void stop(String email) {
        stoppedAt.put(email, step);
        disturbedAt.put(human(email), step);
    }

    private boolean refuses(String email) {
        Long refused = refusedAt.get(email);
        Long granted = grantedAt.get(human(email));
        return refused != null && !undecided.contains(human(email)) && (granted == null || granted <= refused);
    }

    void sent(long id, JsonNode contact) {
        Entry entry = entries.computeIfAbsent(id, fresh -> new Entry());
        entry.sent = contact;
    }

    /** Each contact that is confirmed waits for the platform, if it has an e-mail and may be told of. */
    void confirmed() {
        read();
        Set<Long> known = items.values().stream().map(Item::entry).collect(Collectors.toSet());
        entries.forEach((id, entry) -> {
            JsonNode sent = entry.sent;
            if (sent != null && entry.confirmedAt == 0 && state(id).equals("MERGED")) {
                entry.confirmedAt = step;
                entry.contact = contact(sent);
                boolean wanted = house.settings().on()
                        && sent.has("email")
                        && sent.path("consent_to_email").asBoolean(true);
                entry.isDue = wanted && known.contains(id);
                Violation.unless(
                        !wanted
                                || known.contains(id)
                                || isDisturbed(entry, disturbedAt)
                                || isDisturbed(entry, leftOutAt),
                        Promise.NOTHING_IS_LOST,
                        "entry " + id + " was confirmed and waits for no export");
            }
        });
    }

    private static String contact(JsonNode sent) {
        JsonNode id = sent.path("external_crm_id");
        return id.isNull() || id.isMissingNode() ? sent.path("email").asString("") : id.asString();
    }

    private String state(long entry) {
        return house.room()
                .jdbc
                .sql("SELECT state FROM merge_entry WHERE id = ?")
                .param(entry)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whether that happened since it was accepted. */
    private static boolean isDisturbed(Entry entry, Map<Integer, Integer> steps) {
        return entry.humans.stream().anyMatch(human -> steps.getOrDefault(human, 0) >= entry.acceptedAt);
    }

    void claimed(Call call) {
        Set<Long> told = call.contacts().stream().map(Told::item).collect(Collectors.toSet());
        Violation.unless(
                firstUnder.computeIfAbsent(call.key(), key -> told).containsAll(told),
                Promise.A_REQUEST_STAYS_ITSELF,
                "a repeat takes somebody new in");
        var refused = new HashSet<String>();
        for (Told one : call.contacts()) {
            String contact = ExportPlatform.contact(one);
            newest.merge(contact, one.entry(), Math::max);
            if (Boolean.FALSE.equals(one.consentStatus())) {
                if (again.contains(one.item())) {
                    toldAgain.add(contact);
                }
                Violation.unless(
                        mayKnow.containsKey(contact),
                        Promise.NO_EXPORT_AFTER_WITHDRAWAL,
                        "a refusal of " + contact + ", of whom the platform never heard");
                Violation.unless(
                        refused.add(contact) || toldAgain.contains(contact),
                        Promise.REFUSALS_ARE_PASSED_ON,
                        "the platform is told twice that " + contact + " refuses");
                Violation.unless(
                        !knowsNo.contains(contact) || toldAgain.contains(contact),
                        Promise.REFUSALS_ARE_PASSED_ON,
                        "the platform knows that " + contact + " refuses");
            } else {
                knowsNo.remove(contact);
                toldAgain.remove(contact);
                checkWanted(one);
            }
        }
    }

    private void checkWanted(Told one) {
        Entry entry = entries.getOrDefault(one.entry(), new Entry());
        Violation.unless(
                entry.acceptedAt > stoppedAt.getOrDefault(one.email(), 0),
                Promise.NO_EXPORT_AFTER_WITHDRAWAL,
                one + ", who withdrew or was erased since");
        Violation.unless(!refuses(one.email()), Promise.NO_EXPORT_AFTER_WITHDRAWAL, one + ", who refuses");
        Violation.unless(entry.confirmedAt > 0, Promise.CONFIRMED_BY_ITS_EVENT, one + ", who is not confirmed");
    }

    /** Whether the platform may have taken what was answered so. */
    static boolean isUnsure(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.Missing missing -> missing.sent();
            case Received received ->
                received.status() / 100 == 2
                        || received.status() >= 500
                        || Set.of(408, 409, 425).contains(received.status());
        };
    }

    void answered(Call call, HttpAnswer answer) {
        if (isUnsure(answer)) {
            lost(call);
        }
    }

    /** Nobody knows what became of it. */
    void lost(Call call) {
        call.contacts().stream()
                .filter(told -> !Boolean.FALSE.equals(told.consentStatus()))
                .forEach(told -> mayKnow.put(ExportPlatform.contact(told), told.email()));
    }

    void unsent(Call call) {
        // the service cannot tell
        lost(call);
    }

    void acknowledged(Call call) {
        for (Told one : call.contacts()) {
            Item item = items.get(one.item());
            if (Boolean.FALSE.equals(one.consentStatus())) {
                knowsNo.add(ExportPlatform.contact(one));
            } else if (item == null || !item.state().equals("STOPPED")) {
                knowsNo.remove(ExportPlatform.contact(one));
            }
        }
    }

    void retried(List<Long> numbers) {
        again.addAll(numbers);
    }

    void discarded(List<Long> numbers) {
        discarded.addAll(numbers);
    }

    /** What waits goes, or it is told why not. */
    void checkWaiting(boolean goes) {
        if (!goes && house.room().jdbc.sql(WAITING).query(Integer.class).single() > 0) {
            ExportBacklog backlog = house.room().bean(ExportBacklog.class);
            boolean held = house.room()
                            .jdbc
                            .sql("SELECT held_until FROM export_gate WHERE holder IS NOT NULL")
                            .query(Long.class)
                            .optional()
                            .orElse(0L)
                    > house.clock().millis();
            Violation.unless(
                    held || backlog.standing().paused() != null,
                    Promise.EVERYTHING_ENDS,
                    "contacts wait for the platform, and nobody is told why");
        }
    }

    void check() {
        read();
    }

    private void read() {
        house.room().jdbc.sql("SELECT * FROM export_item").query(row -> {
            items.put(
                    row.getLong("id"),
                    new Item(
                            row.getLong("entry_id"),
                            row.getString("state"),
                            row.getObject("consent") != null && row.getInt("consent") == 0));
        });
    }

    /** The retention's work is done: what ended long ago is gone, and nothing else. */
    void checkForgotten() {
        long before = house.clock().millis() - RETENTION.toMillis();
        Violation.unless(
                count("SELECT COUNT(*) FROM export_item WHERE state IN ('EXPORTED', 'STOPPED') AND finished_at < "
                                + before)
                        == 0,
                Promise.NOTHING_IS_KEPT_FOR_EVER,
                "an export that ended long ago is kept");
        items.forEach((id, item) -> Violation.unless(
                List.of("EXPORTED", "STOPPED").contains(item.state())
                        || isDisturbed(entries.getOrDefault(item.entry(), new Entry()), disturbedAt)
                        || discarded.contains(id)
                        || count("SELECT COUNT(*) FROM export_item WHERE id = " + id) == 1,
                Promise.NOTHING_IS_LOST,
                item + " is forgotten"));
    }

    boolean isOpen() {
        return count(OPEN) > 0;
    }

    private int count(String sql) {
        return house.room().jdbc.sql(sql).query(Integer.class).single();
    }

    void checkEnd(ExportPlatform platform) {
        read();
        Violation.unless(count(BATCHES) == 0, Promise.EVERYTHING_ENDS, "a batch of nobody is left");
        Map<Long, List<Item>> byEntry = new HashMap<>();
        items.forEach((id, item) -> {
            if (!item.refusal()) {
                byEntry.computeIfAbsent(item.entry(), fresh -> new ArrayList<>())
                        .add(item);
                boolean ended = Set.of("EXPORTED", "FAILED").contains(item.state()) || discarded.contains(id);
                Entry entry = entries.getOrDefault(item.entry(), new Entry());
                boolean overtaken = newest.getOrDefault(String.valueOf(entry.contact), 0L) > item.entry();
                Violation.unless(
                        ended || overtaken || isDisturbed(entry, disturbedAt),
                        Promise.NOTHING_IS_LOST,
                        "entry " + item.entry() + " is " + item.state() + " without a reason");
            }
        });
        byEntry.forEach((entry, all) -> Violation.unless(
                all.size() == 1, Promise.ONE_ID_A_CONTACT, "entry " + entry + " was to be exported " + all));
        platform.believed().forEach((contact, told) -> {
            boolean allows = !Boolean.FALSE.equals(told.consentStatus());
            boolean givenUp = items.entrySet().stream()
                    .anyMatch(item -> item.getValue().refusal()
                            && item.getValue().entry() == told.entry()
                            && (item.getValue().state().equals("FAILED") || discarded.contains(item.getKey())));
            boolean isErased = count("SELECT COUNT(*) FROM export_profile WHERE entry_id = " + told.entry()) == 0;
            Violation.unless(
                    !allows || givenUp || isErased || !refuses(told.email()),
                    Promise.REFUSALS_ARE_PASSED_ON,
                    "the platform was never told that " + told + " refuses");
        });
    }
}
