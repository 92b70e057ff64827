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
    private static final List<String> TENANT_CLAIMS = List.of("tenantId", "tenant", "icBUId");

    private final OutgoingHttp http;
    private final PublishedSettings settings;
    private final JsonMapper json = new JsonMapper();
    private volatile @Nullable TenantHosts known;

    Discovery(OutgoingHttp http, PublishedSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** Empty when it cannot be found out now. */
    Optional<TenantHosts> hosts(AccessToken token, Deadline deadline) {
        TenantHosts hosts = known;
        if (hosts == null) {
            hosts = ownHosts();
            if (hosts == null) {
                hosts = discovered(token, deadline);
            }
            known = hosts;
        }
        return Optional.ofNullable(hosts);
    }

    /** What the settings say, if they say it all. */
    private @Nullable TenantHosts ownHosts() {
        URI admin = settings.adminUrl();
        URI digital = settings.digitalUrl();
        return admin == null || digital == null ? null : new TenantHosts(versioned(admin), digital, origin(admin));
    }

    private @Nullable TenantHosts discovered(AccessToken token, Deadline deadline) {
        String tenant = tenant(token);
        if (tenant == null) {
            return null;
        }
        URI own = settings.discoveryUrl();
        String base = (own == null ? PUBLISHED : own).toString();
        URI uri = URI.create(base + (base.contains("?") ? "&" : "?") + "tenantId="
                + URLEncoder.encode(tenant, StandardCharsets.UTF_8));
        HttpAnswer answer = http.exchange(
                HttpMethod.GET, uri, headers -> headers.setAccept(List.of(MediaType.APPLICATION_JSON)), null, deadline);
        return answer instanceof HttpAnswer.Received received && received.isSuccess() ? read(received.body()) : null;
    }

    private @Nullable TenantHosts read(@Nullable String body) {
        JsonNode answer = parsed(body);
        String api = answer.path("api_endpoint").asString("").replaceFirst("/+$", "");
        String area = answer.path("area").asString("");
        String domain = answer.path("domain").asString("");
        URI admin = settings.adminUrl();
        URI digital = settings.digitalUrl();
        boolean readable = admin != null || api.startsWith("http");
        boolean digitalKnown = digital != null
                || HOST_PART.matcher(area).matches()
                        && HOST_PART.matcher(domain).matches();
        if (!readable || !digitalKnown) {
            return null;
        }
        return new TenantHosts(
                versioned(admin == null ? URI.create(api + SERVICES) : admin),
                digital == null ? URI.create("https://api-de-" + area + "." + domain + "/dfo/3.0") : digital,
                admin == null ? URI.create(api) : origin(admin));
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
