package dev.contactenricher.cxone;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * The published dialect with a registered application: the password grant (RFC 6749, section 4.3) with an employee's
 * access key, the client in HTTP Basic.
 */
final class AccessKeyWithClient implements TokenGrant {

    private static final URI PUBLISHED = URI.create("https://cxone.niceincontact.com/auth/token");

    private final PublishedSettings settings;

    AccessKeyWithClient(PublishedSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI endpoint() {
        URI own = settings.tokenUrl();
        return own == null ? PUBLISHED : own;
    }

    @Override
    public void authenticate(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.setBasicAuth(client(settings.clientId()), client(settings.clientSecret()), StandardCharsets.UTF_8);
    }

    @Override
    public String body() {
        return "grant_type=password&username=" + TokenGrant.encode(settings.accessKeyId()) + "&password="
                + TokenGrant.encode(settings.accessKeySecret());
    }

    private String client(String value) {
        return settings.encodeClient() ? TokenGrant.encode(value) : value;
    }
}
