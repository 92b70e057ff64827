package dev.contactenricher.standin;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The marketing platform: takes exported contacts, and each {@code Idempotency-Key} only once. */
public final class StandInMarketing implements AutoCloseable {

    /**
     * @param consentStatus the e-mail consent, null when nothing was said
     * @param idempotencyKey of the request that brought it
     */
    public record Exported(String externalId, @Nullable Boolean consentStatus, String idempotencyKey) {}

    private final JsonMapper json = new JsonMapper();
    private final Queue<Exported> exported = new ConcurrentLinkedQueue<>();
    private final Set<String> idempotencyKeys = ConcurrentHashMap.newKeySet();
    private final StandInServer server = new StandInServer(this::answer);
    private volatile Supplier<Optional<Reply>> faults = Optional::empty;

    /** Where exports are to be sent. */
    public String url() {
        return server.baseUrl() + "/contacts/sync";
    }

    /** From now on requests for which the script has an answer get that one. */
    public StandInMarketing answers(Supplier<Optional<Reply>> script) {
        faults = script;
        return this;
    }

    /** What was taken, in the order of arrival. */
    public List<Exported> exported() {
        return List.copyOf(exported);
    }

    /** Every URL that was called, the query included. */
    public List<String> urls() {
        return server.urls();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        return faults.get().orElseGet(() -> {
            var key = Optional.ofNullable(request.getHeader("Idempotency-Key")).orElse("");
            if (idempotencyKeys.add(key)) {
                json.readTree(request.getBody())
                        .path("contacts")
                        .forEach(contact -> exported.add(exported(contact, key)));
            }
            return Reply.json(200, "{\"accepted\": true}");
        });
    }

    private static Exported exported(JsonNode contact, String key) {
        var consent = contact.path("consent_status");
        return new Exported(
                contact.path("external_id").asString(""), consent.isBoolean() ? consent.asBoolean() : null, key);
    }
}
