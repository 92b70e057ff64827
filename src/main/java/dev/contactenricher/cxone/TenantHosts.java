package dev.contactenricher.cxone;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's APIs are; each null where it is not known.
 *
 * @param admin of the Admin API, version included
 * @param digital of the Digital API, up to {@code /dfo/3.0}
 * @param platform of the platform's services, such as privacy
 */
record TenantHosts(
        @Nullable URI admin,
        @Nullable URI digital,
        @Nullable URI platform) {

    static final TenantHosts NONE = new TenantHosts(null, null, null);

    @Nullable URI of(Api api) {
        return switch (api) {
            case ADMIN -> admin;
            case DIGITAL -> digital;
            case PLATFORM -> platform;
        };
    }
}
