package dev.contactenricher.cxone;

import dev.contactenricher.cxone.CxoneSettings.ClientAuth;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** The tutorial's: client credentials (RFC 6749, section 4.4). */
final class ClientCredentials implements TokenGrant {

    private final CxoneSettings settings;

    ClientCredentials(CxoneSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI endpoint() {
        return Objects.requireNonNullElseGet(settings.tokenUrl(), () -> settings.at("/oauth2/token"));
    }

    @Override
    public void authenticate(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (settings.clientAuth() == ClientAuth.BASIC) {
            headers.setBasicAuth(
                    TokenGrant.encode(settings.clientId()),
                    TokenGrant.encode(settings.clientSecret()),
                    StandardCharsets.US_ASCII);
        }
    }

    @Override
    public String body() {
        var form = new StringBuilder("grant_type=client_credentials");
        if (!settings.scopes().isBlank()) {
            form.append("&scope=").append(TokenGrant.encode(String.join(" ", settings.neededScopes())));
        }
        if (settings.clientAuth() == ClientAuth.POST) {
            form.append("&client_id=").append(TokenGrant.encode(settings.clientId()));
            form.append("&client_secret=").append(TokenGrant.encode(settings.clientSecret()));
        }
        return form.toString();
    }

    @Override
    public List<String> neededScopes() {
        return settings.neededScopes();
    }
}
