package dev.contactenricher.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The API keys, and how often each may call.
 *
 * @param crmApiKeys all are valid at once, so that one can replace another
 * @param crmRateLimit calls a second for one CRM key; twice that as a burst
 * @param openApiDocs lets anyone read the API's description; for the sandbox
 */
@ConfigurationProperties("enricher.security")
record SecuritySettings(
        @DefaultValue({}) List<String> crmApiKeys,
        @DefaultValue({}) List<String> opsApiKeys,
        @DefaultValue({}) List<String> complianceApiKeys,
        @DefaultValue("50") int crmRateLimit,
        @DefaultValue("false") boolean openApiDocs) {

    List<String> keysOf(Role role) {
        return switch (role) {
            case CRM -> crmApiKeys;
            case OPS -> opsApiKeys;
            case COMPLIANCE -> complianceApiKeys;
        };
    }

    @Override
    public String toString() {
        return "SecuritySettings[crmRateLimit=%d, openApiDocs=%s]".formatted(crmRateLimit, openApiDocs);
    }
}
