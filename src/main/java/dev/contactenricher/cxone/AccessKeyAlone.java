package dev.contactenricher.cxone;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The published dialect without a registered application: an employee's access key, at the tenant's area. */
final class AccessKeyAlone implements TokenGrant {

    private final PublishedSettings settings;
    private final JsonMapper json = new JsonMapper();

    AccessKeyAlone(PublishedSettings settings) {
        this.settings = settings;
    }

    @Override
    public URI endpoint() {
        URI own = settings.tokenUrl();
        return own == null
                ? URI.create("https://" + settings.area() + ".nice-incontact.com/authentication/v1/token/access-key")
                : own;
    }

    @Override
    public void authenticate(HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_JSON);
    }

    @Override
    public String body() {
        return json.createObjectNode()
                .put("accessKeyId", settings.accessKeyId())
                .put("accessKeySecret", settings.accessKeySecret())
                .toString();
    }
}
