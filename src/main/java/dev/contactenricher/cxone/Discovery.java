package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.OutgoingHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out where the tenant's APIs are: by the tenant's id in the token, at NICE's discovery document. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class Discovery {

    private static final URI PUBLISHED = URI.create("https://cxone.niceincontact.com/.well-known/cxone-configuration");
    private static final String SERVICES = "/incontactapi/services";
    private static final Pattern HOST_PART = Pattern.compile("[A-Za-z0-9.-]{1,200}");
    private static final Pattern BASE =
            Pattern.compile("https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[A-Za-z0-9._/-]*)?");
    private static final List<String> TENANT_CLAIMS = List.of("tenantId", "tenant", "icBUId");

    private final OutgoingHttp http;
    private final PublishedSettings settings;
    private final JsonMapper json = new JsonMapper();
    private volatile @Nullable TenantHosts known;

    Discovery(OutgoingHttp http, PublishedSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** Where that API is; empty when it cannot be found out now. What a setting says need not be discovered. */
    Optional<URI> host(Api api, AccessToken token, Deadline deadline) {
        URI own = own().of(api);
        if (own != null) {
            return Optional.of(own);
        }
        TenantHosts hosts = known;
        if (hosts == null || hosts.of(api) == null) {
            TenantHosts found = discovered(token, deadline);
            // what was found before stays, whatever becomes of another look
            hosts = hosts == null ? found : hosts.orElse(found);
            known = hosts;
        }
        return Optional.ofNullable(hosts.of(api));
    }

    private TenantHosts own() {
        URI admin = settings.adminUrl();
        return new TenantHosts(
                admin == null ? null : versioned(admin), settings.digitalUrl(), admin == null ? null : origin(admin));
    }

    private TenantHosts discovered(AccessToken token, Deadline deadline) {
        String tenant = tenant(token);
        if (tenant == null) {
            return TenantHosts.NONE;
        }
        URI own = settings.discoveryUrl();
        String base = (own == null ? PUBLISHED : own).toString();
        URI uri = URI.create(base + (base.contains("?") ? "&" : "?") + "tenantId="
                + URLEncoder.encode(tenant, StandardCharsets.UTF_8));
        HttpAnswer answer = http.exchange(
                HttpMethod.GET, uri, headers -> headers.setAccept(List.of(MediaType.APPLICATION_JSON)), null, deadline);
        return answer instanceof HttpAnswer.Received received && received.isSuccess()
                ? read(parsed(received.body()))
                : TenantHosts.NONE;
    }

    private TenantHosts read(JsonNode answer) {
        String area = answer.path("area").asString("");
        String domain = answer.path("domain").asString("");
        URI api = base(answer.path("api_endpoint").asString(""));
        boolean digital =
                HOST_PART.matcher(area).matches() && HOST_PART.matcher(domain).matches();
        return new TenantHosts(
                api == null ? null : versioned(URI.create(api + SERVICES)),
                digital ? URI.create("https://api-de-" + area + "." + domain + "/dfo/3.0") : null,
                api);
    }

    /** Without slashes at its end; null when it is no address of a server. */
    private static @Nullable URI base(String text) {
        return BASE.matcher(text).matches() ? URI.create(text.replaceFirst("/+$", "")) : null;
    }

    private URI versioned(URI admin) {
        return URI.create(admin.toString().replaceFirst("/+$", "") + "/" + settings.apiVersion());
    }

    private static URI origin(URI uri) {
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    /** The id token names it; the access token is a JWT with the same claims where there is no id token. */
    private @Nullable String tenant(AccessToken token) {
        for (String jwt : new @Nullable String[] {token.idToken(), token.value()}) {
            JsonNode claims = claims(jwt);
            for (String name : TENANT_CLAIMS) {
                String value = claims.path(name).asString("");
                if (!value.isBlank()) {
                    return value;
                }
            }
        }
        return null;
    }

    private JsonNode claims(@Nullable String jwt) {
        String[] parts = jwt == null ? new String[0] : jwt.split("\\.");
        if (parts.length < 2) {
            return json.missingNode();
        }
        try {
            return parsed(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return json.missingNode();
        }
    }

    private JsonNode parsed(@Nullable String text) {
        try {
            return json.readTree(text == null ? "" : text);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }
}
