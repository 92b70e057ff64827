package dev.contactenricher.cxone;

import java.net.URI;

/**
 * Where a tenant's APIs are.
 *
 * @param admin of the Admin API, version included
 * @param digital of the Digital API, up to {@code /dfo/3.0}
 * @param platform of the platform's services, such as privacy
 */
record TenantHosts(URI admin, URI digital, URI platform) {

    URI of(Api api) {
        return switch (api) {
            case ADMIN -> admin;
            case DIGITAL -> digital;
            case PLATFORM -> platform;
        };
    }
}
