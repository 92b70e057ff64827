package dev.contactenricher.cxone;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How CXone is reached.
 *
 * @param baseUrl of its API
 * @param tokenUrl the token endpoint; {@code {baseUrl}/oauth2/token} when null
 * @param clientAuth how client id and secret are sent
 * @param scopes asked for, separated by spaces
 * @param timeout for one call: token, connecting and answer together
 */
@ConfigurationProperties("enricher.cxone")
record CxoneSettings(
        @DefaultValue("https://platform.nice-incontact.com") URI baseUrl,
        @Nullable URI tokenUrl,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("post") ClientAuth clientAuth,

        @DefaultValue("contact:write contact:read webhook:write webhook:read")
        String scopes,

        @DefaultValue("30s") Duration timeout) {

    /** The two ways of RFC 6749, section 2.3.1. */
    enum ClientAuth {
        /** In the form body. */
        POST,
        /** In the {@code Authorization} header. */
        BASIC
    }

    /** @param path begins with a slash */
    URI at(String path) {
        return URI.create(baseUrl.toString().replaceFirst("/+$", "") + path);
    }

    List<String> neededScopes() {
        return scopes.isBlank() ? List.of() : List.of(scopes.strip().split("\\s+"));
    }

    @Override
    public String toString() {
        return "CxoneSettings[" + baseUrl + ", " + timeout + "]";
    }
}
