package dev.contactenricher.cxone;

import dev.contactenricher.outgoing.OutgoingHttp;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The way in to a tenant by itself, for commands that do not start the service. */
// no @Configuration, lest the service finds it
@Import({
    CxoneConfiguration.class,
    OutgoingHttp.class,
    TokenEndpoint.class,
    TokenCache.class,
    Discovery.class,
    PublishedApi.class
})
@EnableConfigurationProperties({CxoneSettings.class, PublishedSettings.class})
public class CxoneAccess {}
