package dev.contactenricher.cxone;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a tenant is reached in the published dialect.
 *
 * @param area where the access key alone asks for its token, such as {@code na1}
 * @param accessKeyId of the employee that acts
 * @param clientId of the registered application; empty without one
 * @param encodeClient whether both are percent-encoded for HTTP Basic, as RFC 6749 asks; sources about CXone disagree
 * @param tokenUrl like the next three, wins over what is published and discovered
 * @param adminUrl of the Admin API, without its version
 * @param digitalUrl of the Digital API, up to {@code /dfo/3.0}
 * @param apiVersion of the Admin API
 * @param timeout for one call: token, discovery, connecting and answer together
 */
@ConfigurationProperties("enricher.cxone.published")
record PublishedSettings(
        @DefaultValue("") String area,
        @DefaultValue("") String accessKeyId,
        @DefaultValue("") String accessKeySecret,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("false") boolean encodeClient,
        @Nullable URI tokenUrl,
        @Nullable URI discoveryUrl,
        @Nullable URI adminUrl,
        @Nullable URI digitalUrl,
        @DefaultValue("v31.0") String apiVersion,
        @DefaultValue("30s") Duration timeout) {

    /** Whether an application is registered with NICE; else the access key is used alone. */
    boolean hasClient() {
        return !clientId.isBlank();
    }

    @Override
    public String toString() {
        return "PublishedSettings[" + apiVersion + ", " + timeout + "]";
    }
}
