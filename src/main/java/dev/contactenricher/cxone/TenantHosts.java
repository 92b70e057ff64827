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

    /** These, and of others what is not known here. */
    TenantHosts orElse(TenantHosts others) {
        return new TenantHosts(
                admin == null ? others.admin : admin,
                digital == null ? others.digital : digital,
                platform == null ? others.platform : platform);
    }

    @Nullable URI of(Api api) {
        return switch (api) {
            case ADMIN -> admin;
            case DIGITAL -> digital;
            case PLATFORM -> platform;
        };
    }
}
