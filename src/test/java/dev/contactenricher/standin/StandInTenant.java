package dev.contactenricher.standin;

import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tenant of CXone's as NICE publishes its API: access keys, discovery, customer cards, do-not-call groups, address books and
 * privacy requests, each family within a sliding window. What nobody knows of real tenants is a {@link TenantSwitches switch}.
 */
public final class StandInTenant implements AutoCloseable {

    public static final String CLIENT_ID = "stand-in-app";
    public static final String CLIENT_SECRET = "s3cr/et+of=app==";
    public static final String KEY_ID = "ACCESSKEYID7";
    public static final String KEY_SECRET = "access/key+secret==";
    public static final String TENANT = "11ee-stand-in";

    static final String DIGITAL = "digital";
    static final String ADMIN = "admin";
    private static final String TOKEN = "stand-in-token";
    private static final String SERVICES = "/incontactapi/services/v31.0";
    private static final String DFO = "/dfo/3.0";

    private final JsonMapper json = new JsonMapper();
    private final TenantSwitches switches = new TenantSwitches();
    private final TenantCards cards = new TenantCards(switches, InstantSource.system());
    private final TenantAdmin admin = new TenantAdmin(switches, InstantSource.system());
    private final Map<String, SlidingWindow> windows = new ConcurrentHashMap<>();
    private final Map<String, Integer> throttled = new ConcurrentHashMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int expired;
    private final StandInServer server;
    private volatile Function<Call, Optional<Reply>> faults = call -> Optional.empty();

    public StandInTenant(int digitalLimit, int adminLimit, Duration window) {
        windows.put(DIGITAL, new SlidingWindow(digitalLimit, window));
        windows.put(ADMIN, new SlidingWindow(adminLimit, window));
        server = new StandInServer(this::answer);
    }

    /**
     * A call, as it came.
     *
     * @param path behind the API's base, without the query
     * @param status it was answered with; 0 before, or where the connection was cut
     */
    public record Call(
            String family, String method, String path, Map<String, String> query, JsonNode body, int status) {

        public boolean isWrite() {
            return !method.equals("GET") && !path.equals("/dnc-groups/search");
        }
    }

    /** From now on calls for which the script has an answer get that one, whatever was done. */
    public StandInTenant answersCalls(Function<Call, Optional<Reply>> script) {
        faults = script;
        return this;
    }

    public TenantSwitches switches() {
        return switches;
    }

    public TenantCards cards() {
        return cards;
    }

    public TenantAdmin admin() {
        return admin;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> writes() {
        return calls.stream()
                .filter(Call::isWrite)
                .filter(call -> call.status() < 300)
                .toList();
    }

    /** How often a family's limit was exceeded. */
    public int throttled(String family) {
        return throttled.getOrDefault(family, 0);
    }

    /** How many tokens were granted. */
    public int tokens() {
        return tokens.get();
    }

    /** No token that was granted so far is taken any more. */
    public void expireTokens() {
        expired = tokens.get();
    }

    public String baseUrl() {
        return server.baseUrl();
    }

    /** The variables that lead the service here, but for its targets. */
    public Map<String, String> settings() {
        return Map.of(
                "CXONE_DIALECT",
                "published",
                "CXONE_ACCESS_KEY_ID",
                KEY_ID,
                "CXONE_ACCESS_KEY_SECRET",
                KEY_SECRET,
                "CXONE_CLIENT_ID",
                CLIENT_ID,
                "CXONE_CLIENT_SECRET",
                CLIENT_SECRET,
                "CXONE_TOKEN_URL",
                baseUrl() + "/auth/token",
                "CXONE_DISCOVERY_URL",
                baseUrl() + "/.well-known/cxone-configuration",
                "CXONE_DIGITAL_URL",
                baseUrl() + DFO);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        String path = URI.create(request.getUrl()).getPath();
        return switch (path) {
            case "/auth/token" -> withClient(request);
            case "/authentication/v1/token/access-key" -> keyAlone(request);
            case "/.well-known/cxone-configuration" -> discovery(request);
            default -> api(request, path);
        };
    }

    private Reply withClient(Request request) {
        String id = switches.encodedClient ? encode(CLIENT_ID) : CLIENT_ID;
        String secret = switches.encodedClient ? encode(CLIENT_SECRET) : CLIENT_SECRET;
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        Map<String, String> form = pairs(request.getBodyAsString());
        if (!basic.equals(request.getHeader("Authorization"))) {
            return Reply.json(401, "{\"error\":\"invalid_client\"}");
        }
        boolean known = "password".equals(form.get("grant_type"))
                && KEY_ID.equals(form.get("username"))
                && KEY_SECRET.equals(form.get("password"));
        return known ? token("app") : Reply.json(401, "{\"error\":\"invalid_grant\"}");
    }

    private Reply keyAlone(Request request) {
        JsonNode body = json.readTree(request.getBody());
        boolean known = KEY_ID.equals(body.path("accessKeyId").asString(""))
                && KEY_SECRET.equals(body.path("accessKeySecret").asString(""));
        return known ? token("key") : Reply.json(401, "{\"message\":\"Unauthorized\"}");
    }

    private Reply token(String kind) {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"tenantId\":\"" + TENANT + "\"}").getBytes(StandardCharsets.UTF_8));
        return Reply.json(200, """
                {"access_token": "%s-%d-%s", "token_type": "Bearer", "expires_in": %s, "id_token": "e30.%s.sig"}
                """.formatted(
                        TOKEN, tokens.incrementAndGet(), kind, switches.textualLifetime ? "\"3600\"" : "3600", claims));
    }

    private Reply discovery(Request request) {
        ObjectNode answer = json.createObjectNode()
                .put("api_endpoint", baseUrl())
                .put("area", "na1")
                .put("domain", "niceincontact.com")
                .put("tenantId", TENANT);
        answer.remove(switches.undiscovered);
        return TENANT.equals(query(request).get("tenantId")) ? Reply.json(200, answer.toString()) : Reply.status(404);
    }

    private Reply api(Request request, String path) {
        boolean digital = path.startsWith(DFO);
        String family = digital ? DIGITAL : ADMIN;
        String base = digital ? DFO : path.startsWith(SERVICES) ? SERVICES : "";
        var call = new Call(
                family,
                request.getMethod().getName(),
                path.substring(base.length()),
                query(request),
                request.getBody().length == 0 ? json.missingNode() : json.readTree(request.getBody()),
                0);
        Reply reply = api(request, call);
        calls.add(new Call(
                family, call.method(), call.path(), call.query(), call.body(), reply.reset() ? 0 : reply.status()));
        return reply;
    }

    private Reply api(Request request, Call call) {
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        boolean keyAlone = authorization.endsWith("-key");
        if (!authorization.startsWith("Bearer " + TOKEN)
                || Integer.parseInt(authorization.split("-")[3]) <= expired
                || keyAlone && call.family().equals(DIGITAL) && !switches.keyAloneOnDigital) {
            return Reply.status(401);
        }
        if (!"application/json".equals(request.getHeader("Accept"))) {
            return Reply.json(406, "No known way to render data");
        }
        if (!requireNonNull(windows.get(call.family())).take()) {
            throttled.merge(call.family(), 1, Integer::sum);
            return switches.retryAfter == null
                    ? Reply.status(429)
                    : Reply.status(429).retryAfter(switches.retryAfter);
        }
        // a fault may hide what was done, so the script is asked behind it, too
        Optional<Reply> fault = faults.apply(call);
        if (fault.isPresent() && !fault.get().reset()) {
            return fault.get();
        }
        Reply reply = call.family().equals(DIGITAL) ? cards.answer(call) : admin.answer(call);
        return fault.orElse(reply).after(switches.delay);
    }

    private static Map<String, String> query(Request request) {
        String query = URI.create(request.getUrl()).getRawQuery();
        return query == null ? Map.of() : pairs(query);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            pairs.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return pairs;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
