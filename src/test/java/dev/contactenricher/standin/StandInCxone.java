package dev.contactenricher.standin;

import static java.util.stream.Collectors.joining;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CXone as far as the service knows it: client credentials, webhook registration, and merges that are limited by a true
 * sliding window, are idempotent by {@code X-Request-Id}, and are followed by a signed webhook for each contact.
 */
public final class StandInCxone implements AutoCloseable {

    public static final String CLIENT_ID = "stand-in-client";
    public static final String CLIENT_SECRET = "stand-in-secret-f3c1b7";
    public static final String WEBHOOK_SECRET = "whsec_c3RhbmQtaW4gd2ViaG9vayBzZWNyZXQgMDEyMzQ1Njc=";

    private static final String TOKEN = "stand-in-token-0d9a42";
    private static final String MERGE_PATH = "/api/v2/contacts/merge";

    private final JsonMapper json = new JsonMapper();
    private final SlidingWindow window;
    private final Queue<SeenMerge> merges = new ConcurrentLinkedQueue<>();
    private final Map<String, String> contactIds = new ConcurrentHashMap<>();
    private final AtomicInteger lastContactId = new AtomicInteger(100_000);
    private final AtomicInteger tokens = new AtomicInteger();
    private final WebhookSender webhooks = new WebhookSender(WEBHOOK_SECRET);
    private final StandInServer server;
    private volatile Set<String> clientSecrets = Set.of(CLIENT_SECRET);
    private volatile @Nullable URI webhookUrl;
    private volatile List<Duration> webhookDelays = List.of(Duration.ofMillis(20));
    private volatile Duration answerDelay = Duration.ofMillis(20);
    private volatile Function<SeenMerge, Optional<Reply>> faults = merge -> Optional.empty();
    private volatile Consumer<JsonNode> contactViewer = contact -> {};
    private volatile Supplier<List<JsonNode>> received = List::of;

    /** Starts it on a free port. */
    public StandInCxone(int rateLimit, Duration rateWindow) {
        window = new SlidingWindow(rateLimit, rateWindow);
        server = new StandInServer(this::answer);
    }

    /** From now on {@code GET /received} answers with these contacts. */
    public StandInCxone tells(Supplier<List<JsonNode>> contacts) {
        received = contacts;
        return this;
    }

    /** From now on merges take that long. */
    public StandInCxone answersAfter(Duration delay) {
        answerDelay = delay;
        return this;
    }

    /**
     * From now on each merged contact has a webhook after each of these delays, all with the same event id. A negative
     * one is delivered before the answer; with none, no webhook comes.
     */
    public StandInCxone sendsWebhooksAfter(Duration... delays) {
        webhookDelays = List.of(delays);
        return this;
    }

    /** From now on merges for which the script has an answer get that one. It is shown them with status 0. */
    public StandInCxone answersMerges(Function<SeenMerge, Optional<Reply>> script) {
        faults = script;
        return this;
    }

    /** From now on the contacts of each merge that is accepted are shown to it, as they came. */
    public StandInCxone showsContactsTo(Consumer<JsonNode> viewer) {
        contactViewer = viewer;
        return this;
    }

    /** From now on only these are taken for the client's, and only tokens that one of them brought. */
    public StandInCxone takesClientSecrets(String... secrets) {
        clientSecrets = Set.of(secrets);
        return this;
    }

    /** From now on webhooks are signed with it, those that are tried again, too. */
    public StandInCxone signsWebhooksWith(String secret) {
        webhooks.signWith(secret);
        return this;
    }

    /** Where webhooks go, once that was registered. */
    public Optional<URI> webhookUrl() {
        return Optional.ofNullable(webhookUrl);
    }

    public String baseUrl() {
        return server.baseUrl();
    }

    /** Every merge request in the order of arrival, refused ones included. */
    public List<SeenMerge> merges() {
        return List.copyOf(merges);
    }

    public List<SeenMerge> acceptedMerges() {
        return merges.stream().filter(SeenMerge::accepted).toList();
    }

    /** How often the limit was exceeded. */
    public long throttled() {
        return merges.stream().filter(merge -> merge.status() == 429).count();
    }

    public int tokensIssued() {
        return tokens.get();
    }

    /** Every URL that was called, the query included. */
    public List<String> urls() {
        return server.urls();
    }

    /** Refuses connections until {@link #comeBack()}. */
    public void goAway() {
        server.goAway();
    }

    public void comeBack() {
        server.comeBack();
    }

    @Override
    public void close() {
        webhooks.close();
        server.close();
    }

    private Reply answer(Request request) {
        return switch (request.getUrl()) {
            case "/oauth2/token" -> token(request);
            case "/api/v2/webhooks" -> authorized(request) ? register(request) : Reply.status(401);
            case "/received" -> Reply.json(200, json.writeValueAsString(received.get()));
            case MERGE_PATH -> authorized(request) ? merge(request) : Reply.status(401);
            default -> Reply.status(404);
        };
    }

    private Reply token(Request request) {
        var form = List.of(request.getBodyAsString().split("&"));
        var secret = clientSecrets.stream()
                .filter(known -> form.contains("client_secret=" + known))
                .findFirst();
        if (secret.isEmpty()
                || !form.contains("grant_type=client_credentials")
                || !form.contains("client_id=" + CLIENT_ID)) {
            return Reply.json(401, "{\"error\":\"invalid_client\"}");
        }
        tokens.incrementAndGet();
        return Reply.json(200, """
                {"access_token": "%s", "token_type": "Bearer", "expires_in": 3600,
                 "scope": "contact:write contact:read webhook:write webhook:read"}
                """.formatted(tokenBy(secret.get())));
    }

    private static String tokenBy(String secret) {
        return TOKEN + "-" + Integer.toHexString(secret.hashCode());
    }

    private boolean authorized(Request request) {
        var authorization = request.getHeader("Authorization");
        return clientSecrets.stream().anyMatch(secret -> ("Bearer " + tokenBy(secret)).equals(authorization));
    }

    private Reply register(Request request) {
        var url = URI.create(json.readTree(request.getBody()).path("url").asString());
        boolean known = url.equals(webhookUrl);
        webhookUrl = url;
        return known ? Reply.status(409) : Reply.json(201, "{\"webhook_id\": \"W-1\"}");
    }

    private Reply merge(Request request) {
        var contacts = new ArrayList<JsonNode>();
        json.readTree(request.getBody()).path("contacts").forEach(contacts::add);
        var requestId = Optional.ofNullable(request.getHeader("X-Request-Id")).orElse("");
        var externalIds = contacts.stream()
                .map(contact -> contact.path("external_crm_id").asString(""))
                .toList();
        var seen = new SeenMerge(Instant.now(), requestId, externalIds, 0);

        var reply = window.take()
                ? faults.apply(seen).orElseGet(() -> accept(contacts))
                : Reply.status(429).retryAfter("1");
        merges.add(new SeenMerge(seen.at(), requestId, externalIds, reply.reset() ? 0 : reply.status()));
        return reply;
    }

    /** A repeat gets the same ids again, as they belong to persons; and its webhooks again, as the first may be lost. */
    private Reply accept(List<JsonNode> contacts) {
        var ids = contacts.stream().map(this::contactId).toList();
        ids.forEach(this::confirm);
        contacts.forEach(contactViewer);
        return Reply.json(202, ids.stream().map("\"%s\""::formatted).collect(joining(",", "{\"contacts\":[", "]}")))
                .after(answerDelay);
    }

    private String contactId(JsonNode contact) {
        return contactIds.computeIfAbsent(
                contact.path("deduplication_hash").asString(), hash -> "C-" + lastContactId.incrementAndGet());
    }

    private void confirm(String contactId) {
        var to = webhookUrl;
        if (to == null) {
            return;
        }
        var eventId = "evt_" + UUID.randomUUID();
        var body = """
                {"type": "contact.merged", "contact_id": "%s", "event_id": "%s", "occurred_at": "%s"}""".formatted(contactId, eventId, Instant.now());
        for (var delay : webhookDelays) {
            if (delay.isNegative()) {
                webhooks.sendNow(to, eventId, body);
            } else {
                webhooks.send(to, eventId, body, answerDelay.plus(delay));
            }
        }
    }
}
