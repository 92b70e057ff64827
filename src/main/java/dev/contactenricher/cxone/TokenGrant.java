package dev.contactenricher.cxone;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** How a token is asked for. Secrets go into body or header, never a URL. */
interface TokenGrant {

    URI endpoint();

    void authenticate(HttpHeaders headers);

    String body();

    /** Scopes without which some calls will be refused; empty where there are no scopes. */
    default List<String> neededScopes() {
        return List.of();
    }

    /** As in the body of a form. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
