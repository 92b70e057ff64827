package dev.contactenricher.tenant;

import static dev.contactenricher.tenant.Deliveries.BOOK;
import static dev.contactenricher.tenant.TenantRig.PHONE_GROUP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.Sample;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant.Call;
import dev.contactenricher.standin.TenantAdmin;
import dev.contactenricher.standin.TenantCards;
import dev.contactenricher.standin.TenantSwitches;
import dev.contactenricher.store.SeededIds;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;

/**
 * One random life of a tenant, drawn from a seed and played in virtual time on the production rooms: batches, refusals,
 * erasures, two persons who turn out to be one, other names, answers of all kinds, and deaths of the process. What is
 * called, and what the tenant holds in the end, is compared with what the persons said.
 */
final class TenantModel {

    static final String VERSION = "version";

    /** What the model holds the service to. */
    enum Promise {
        /** No family is called more often in a window than its budget. */
        THE_WINDOW_HOLDS,
        /** A card that bears another name is never written. */
        NO_CARD_OF_ANOTHER,
        /** Nothing goes that was taken in before its person withdrew or was erased. */
        NOTHING_AFTER_A_WISH,
        /** No yes goes that was decided on after a no, nor does a number's record end while its person refuses. */
        NO_YES_AFTER_A_NO,
        /** What the tenant shows already is not written once more. */
        NOTHING_TWICE,
        /** Each card that was written for whoever refuses says so. */
        REFUSALS_REACH_CARDS,
        /** Each number by which somebody refuses is bound. */
        REFUSALS_BIND_NUMBERS,
        /** The latest of what was accepted stands on the card. */
        VALUES_ARRIVE,
        /** The directory has whoever was accepted and does not refuse, once, and nobody else. */
        THE_DIRECTORY_IS_TRUE,
        JOBS_TELL_THE_TRUTH,
        EVERYTHING_ENDS
    }

    static final class Violation extends RuntimeException {

        private static final long serialVersionUID = 1L;
        final Promise promise;

        Violation(Promise promise, String what) {
            super(promise + ": " + what);
            this.promise = promise;
        }
    }

    /** The process died here. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Death() {
            super("a death", null, false, false);
        }
    }

    /** {@code eve} and {@code voice} are the same person by her mailbox and by her number, which is found out at some time. */
    private static final List<String> PERSONS = List.of("ann", "pia", "mary", "carl", "eve", "voice");

    private static final Map<String, List<String>> CARDS = Map.of(
            "ann",
            List.of("email_ann"),
            "pia",
            List.of("email_pia"),
            "mary",
            List.of(),
            "carl",
            List.of(),
            "eve",
            List.of("email_eve"),
            "voice",
            List.of("voice_eve"));
    private static final Map<String, String> NUMBERS = Map.of(
            "ann",
            "+12125552361",
            "pia",
            "+12125552362",
            "mary",
            "+12125552363",
            "carl",
            "+12125552364",
            "eve",
            "+12125552365",
            "voice",
            "+12125552365");
    private static final Consent YES = new Consent(true, true, true);
    private static final Finding BROKEN = new Finding("address", "text_expected", "Must be text");
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final TenantRoom room;
    private final Random random;
    private final TenantCards cards;
    private final TenantAdmin admin;
    private final Map<String, TenantBook> books = new TreeMap<>();
    private final Map<Api, Deque<Long>> window = new HashMap<>();
    private final JsonMapper json = new JsonMapper();
    private final List<String> trace = new ArrayList<>();
    private final double faults;
    private boolean joined;
    private boolean well;
    private int version;

    TenantModel(TenantRoom room, long seed) {
        this.room = room;
        room.reset();
        room.random.setSeed(seed);
        SeededIds.drawFrom(new Random(seed));
        random = new Random(seed);
        faults = random.nextInt(4) * 0.08;
        var switches = new TenantSwitches();
        cards = new TenantCards(switches, room.clock);
        cards.add("email_ann", "", "", email("ann"))
                .add("email_pia", "Pia", "Stone", email("pia"))
                .add("email_john", "John", "Doe", email("mary"))
                .add("email_eve", "", "", email("eve"))
                .add("voice_eve", "", "", number("eve"));
        CardValues.IDENTS.values().forEach(cards::define);
        cards.define(VERSION);
        admin = new TenantAdmin(switches, room.clock).group(PHONE_GROUP).book(BOOK);
        PERSONS.forEach(person -> books.put(person, new TenantBook()));
        room.api.isAnsweredBy(this::answer);
    }

    List<String> trace() {
        return trace;
    }

    void run() {
        for (int round = random.nextInt(10, 40); round > 0; round--) {
            happen();
            work();
            room.clock.advance(Duration.ofMillis(random.nextInt(1, 40_000)));
        }
        well = true;
        int quiet = 0;
        for (int round = 0; quiet < 3; round++) {
            require(round < 400, Promise.EVERYTHING_ENDS, room.waiting() + " wait");
            room.retryDeadLetters();
            work();
            room.clock.advance(Duration.ofSeconds(20));
            quiet = room.waiting() == 0 ? quiet + 1 : 0;
        }
        checkEnd();
    }

    private void happen() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> batch();
            case 5 -> withdraw();
            case 6 -> erase();
            case 7 -> room.retryDeadLetters();
            default -> {}
        }
    }

    private void work() {
        try {
            room.work();
        } catch (Death e) {
            note("dies");
        }
    }

    private TenantBook book(String person) {
        return own(joined && person.equals("voice") ? "eve" : person);
    }

    private TenantBook own(String person) {
        return requireNonNull(books.get(person));
    }

    private static String number(String person) {
        return requireNonNull(NUMBERS.get(person));
    }

    private static String email(String person) {
        return person + "@example.com";
    }

    private void batch() {
        var persons = new ArrayList<String>();
        List<Normalization> batch = new ArrayList<>();
        boolean joins = false;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            String person = PERSONS.get(random.nextInt(PERSONS.size()));
            boolean both = person.equals("eve") && random.nextInt(6) == 0;
            boolean numbered = person.equals("voice") || both || !person.equals("eve") && random.nextBoolean();
            Contact contact = contact(person, numbered);
            boolean rejected = random.nextInt(8) == 0 && !both;
            joins |= both;
            persons.add(person);
            batch.add(
                    rejected
                            ? new Rejected(contact.externalCrmId(), contact, List.of(BROKEN), List.of())
                            : new Normalized(contact, List.of()));
        }
        if (joins && !joined) {
            note("eve is found out");
            joined = true;
            own("eve").join(own("voice"));
        }
        List<Optional<Long>> entries = room.intake.take(batch);
        for (int i = 0; i < batch.size(); i++) {
            Contact contact = batch.get(i) instanceof Normalized one
                    ? one.contact()
                    : requireNonNull(((Rejected) batch.get(i)).readable());
            Long at = contact.updatedAt() == null ? null : contact.updatedAt().toEpochMilli();
            String number = contact.phone() == null ? null : contact.phone().digits();
            boolean rejected = batch.get(i) instanceof Rejected;
            note(persons.get(i) + " says " + contact.consent() + " at " + contact.updatedAt() + " by " + number
                    + (rejected ? ", rejected" : "") + ": v"
                    + contact.additional().get(VERSION) + " "
                    + entries.get(i).map(String::valueOf).orElse("-"));
            book(persons.get(i)).said(contact.consent(), at, room.clock.millis(), rejected, number);
            if (entries.get(i).isPresent()) {
                int said = requireNonNull(contact.additional().get(VERSION)).asInt();
                book(persons.get(i)).accepted(said, at);
            }
        }
    }

    private Contact contact(String person, boolean numbered) {
        room.clock.advance(Duration.ofMillis(1));
        Consent said = switch (random.nextInt(8)) {
            case 0 -> new Consent(null, null, false);
            case 1 -> new Consent(false, null, null);
            case 2, 3, 4 -> YES;
            default -> Consent.UNSTATED;
        };
        // when a no without a date counts is a matter of its own
        boolean refuses = !said.refusals().equals(Consent.UNSTATED);
        Instant at = room.clock.instant().minusSeconds(!refuses && random.nextInt(5) == 0 ? 60 : 0);
        String email = person.equals("voice") ? null : email(person);
        Sample sample = Sample.of(email, numbered ? number(person) : null).withId("id-" + person);
        boolean renamed = random.nextInt(6) == 0;
        return (switch (person) {
                    case "pia" -> renamed ? sample.named("Joan", "Baker") : sample.named("Pia", "Stone");
                    case "mary" -> sample.named("Mary", "Smith");
                    default -> sample;
                })
                .in(Country.assumed("US"))
                .consenting(said)
                .updated(!refuses && random.nextInt(6) == 0 ? null : at)
                .passing(Map.of(VERSION, IntNode.valueOf(++version)))
                .contact();
    }

    private void withdraw() {
        String person = PERSONS.get(random.nextInt(PERSONS.size()));
        Set<Channel> channels = Set.copyOf(List.of(CHANNELS.get(random.nextInt(3)), CHANNELS.get(random.nextInt(3))));
        note(person + " withdraws " + channels);
        if (person.equals("voice")) {
            room.wishes.withdrawNumber(number(person), channels);
            if (channels.contains(Channel.PHONE)) {
                book(person).refusedNumbers.add(number(person).substring(1));
            }
        } else {
            room.wishes.withdraw(email(person), channels);
        }
        book(person).withdrew(channels, room.clock.millis());
    }

    private void erase() {
        String person = PERSONS.get(random.nextInt(PERSONS.size() - 1));
        note(person + " is erased");
        room.wishes.erase(email(person));
        book(person).erased(cardsOf(person));
        if (joined && person.equals("eve")) {
            book(person).erased(cardsOf("voice"));
            joined = false;
            books.put("voice", own("eve").copy());
            own("eve").refusedNumbers.clear();
        }
    }

    private HttpAnswer answer(Api api, HttpMethod method, String path, @Nullable String body) {
        Deque<Long> calls = window.computeIfAbsent(api, fresh -> new ArrayDeque<>());
        long now = room.clock.millis();
        calls.add(now);
        while (calls.getFirst() <= now - TenantRoom.WINDOW) {
            calls.removeFirst();
        }
        int limit = api == Api.DIGITAL ? TenantRoom.DIGITAL_LIMIT : TenantRoom.ADMIN_LIMIT;
        require(calls.size() <= limit, Promise.THE_WINDOW_HOLDS, calls.size() + " calls of " + api);
        Call call = call(api, method, path, body);
        check(call);
        boolean fails = !well && random.nextDouble() < faults;
        int kind = fails ? random.nextInt(12) : -1;
        if (kind >= 0 && kind < 8) {
            int status = List.of(400, 401, 403, 409, 422, 429, 500, 503).get(kind);
            // what is refused of somebody who was erased is given up, and the receipt says so
            status = api == Api.ADMIN && (status == 400 || status == 422) ? 503 : status;
            note(call.method() + " " + call.path() + ": " + status);
            return new HttpAnswer.Received(
                    status,
                    status == 429 && random.nextBoolean() ? Duration.ofSeconds(random.nextInt(30)) : null,
                    "{}");
        }
        if (kind == 8) {
            return new HttpAnswer.Missing("timeout", false);
        }
        Reply reply = api == Api.DIGITAL ? cards.answer(call) : admin.answer(call);
        note(call.method() + " " + call.path() + (call.isWrite() ? " " + call.body() : "") + ": " + reply.status()
                + (kind > 8 ? " lost" : ""));
        if (call.path().endsWith("/custom-fields") && call.body().toString().contains(VERSION)) {
            String card = call.path().split("/")[2];
            book(ownerOf(card)).wasWritten(card);
        }
        room.clock.advance(Duration.ofMillis(random.nextInt(200)));
        if (!well && random.nextInt(40) == 0) {
            happen();
        }
        if (kind == 9) {
            throw new Death();
        }
        return kind > 9
                ? new HttpAnswer.Missing("timeout", true)
                : new HttpAnswer.Received(reply.status(), null, reply.body());
    }

    private Call call(Api api, HttpMethod method, String path, @Nullable String body) {
        String[] parts = path.split("\\?", 2);
        return new Call(
                api.name(),
                method.name(),
                URLDecoder.decode(parts[0], UTF_8),
                parts.length == 1 ? Map.of() : query(parts[1]),
                body == null ? json.missingNode() : json.readTree(body),
                0);
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return query;
    }

    private void check(Call call) {
        if (call.path().endsWith("/custom-fields")) {
            checkCard(call.path().split("/")[2], call.body());
        } else if (call.path().endsWith("/records")) {
            boolean adds = call.method().equals("POST");
            for (JsonNode record : call.body().path("dncGroupRecords")) {
                String digits = record.path("phoneNumber").asString();
                boolean bound = admin.blocked(PHONE_GROUP).contains(digits);
                require(!adds || !bound, Promise.NOTHING_TWICE, "a record that is there");
                require(
                        adds
                                || PERSONS.stream()
                                        .noneMatch(
                                                one -> book(one).refusedNumbers.contains(digits)
                                                        && book(one).refusedBefore(Channel.PHONE, decided())),
                        Promise.NO_YES_AFTER_A_NO,
                        "a number that is refused");
            }
        } else if (call.method().equals("PUT") && call.path().endsWith("/dynamic-entries")) {
            for (JsonNode entry : call.body().path("addressBookEntries")) {
                TenantBook book = book(owner(entry));
                require(
                        !book.refusedBefore(Channel.PHONE, decided()),
                        Promise.NO_YES_AFTER_A_NO,
                        "an entry of " + owner(entry));
            }
        }
    }

    private long decided() {
        return room.deliveries.decidedAt().toEpochMilli();
    }

    private static String owner(JsonNode entry) {
        String email = entry.path("email").asString("");
        return email.isEmpty() ? "voice" : email.substring(0, email.indexOf('@'));
    }

    private void checkCard(String id, JsonNode fields) {
        if (id.equals("email_john")) {
            boolean noMore = fields.valueStream()
                    .allMatch(field -> field.path("value").asString().equals("no"));
            require(noMore && book("mary").wasErased(), Promise.NO_CARD_OF_ANOTHER, id);
            return;
        }
        TenantBook book = book(ownerOf(id));
        Map<String, String> shown = cards.fields(id);
        boolean news = !cards.ids().contains(id);
        for (JsonNode field : fields) {
            String ident = field.path("ident").asString();
            String value = field.path("value").asString();
            news |= !value.equals(shown.get(ident));
            require(
                    !ident.equals(VERSION) || !book.isStopped(Integer.parseInt(value)),
                    Promise.NOTHING_AFTER_A_WISH,
                    id + " v" + value);
            for (Channel channel : Channel.values()) {
                require(
                        !ident.equals("consent_" + channel.wireName())
                                || !value.equals("yes")
                                || !book.refusedBefore(channel, decided()),
                        Promise.NO_YES_AFTER_A_NO,
                        id + " " + ident);
            }
        }
        require(news, Promise.NOTHING_TWICE, id);
    }

    private static List<String> cardsOf(String person) {
        return requireNonNull(CARDS.get(person));
    }

    private static String ownerOf(String card) {
        return PERSONS.stream()
                .filter(person -> cardsOf(person).contains(card))
                .findFirst()
                .orElseThrow();
    }

    private void checkEnd() {
        Map<String, Long> entries = new HashMap<>();
        admin.entries(BOOK).values().forEach(entry -> entries.merge(owner(entry), 1L, Long::sum));
        long ofEve = entries.getOrDefault("eve", 0L) + entries.getOrDefault("voice", 0L);
        for (String person : PERSONS) {
            TenantBook book = book(person);
            for (String card : cardsOf(person)) {
                Map<String, String> shown = cards.fields(card);
                for (Channel channel : Channel.values()) {
                    require(
                            !book.tells(channel, card) || !"yes".equals(shown.get("consent_" + channel.wireName())),
                            Promise.REFUSALS_REACH_CARDS,
                            card + " " + channel);
                }
                Integer latest = book.latest();
                require(
                        latest == null
                                || joined && ownerOf(card).matches("eve|voice")
                                || card.equals("email_pia")
                                || latest.toString().equals(shown.get(VERSION)),
                        Promise.VALUES_ARRIVE,
                        card + " lacks v" + latest + ": " + shown);
            }
            if (book.refuses(Channel.PHONE)) {
                require(
                        admin.blocked(PHONE_GROUP).containsAll(book.refusedNumbers),
                        Promise.REFUSALS_BIND_NUMBERS,
                        person + " " + book.refusedNumbers);
            }
            long listed = joined && person.matches("eve|voice") ? ofEve : entries.getOrDefault(person, 0L);
            require(
                    listed == 0 || listed == 1 && !book.refuses(Channel.PHONE),
                    Promise.THE_DIRECTORY_IS_TRUE,
                    person + " stands there " + listed + " times");
            require(
                    listed == 1 || !book.isThere() || book.wasErased() || book.refuses(Channel.PHONE),
                    Promise.THE_DIRECTORY_IS_TRUE,
                    person + " is not there");
        }
        require(room.intake.jobsAtOdds() == 0, Promise.JOBS_TELL_THE_TRUTH, "jobs and queue differ");
    }

    private static void require(boolean kept, Promise promise, String what) {
        if (!kept) {
            throw new Violation(promise, what);
        }
    }

    private void note(String what) {
        trace.add(room.clock.instant() + " " + what);
    }
}
