package dev.contactenricher.audit;

import dev.contactenricher.crypto.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    SigningKey auditSigningKey(AuditSettings settings, Secrets secrets) {
        return StringUtils.hasText(settings.signingKey())
                ? SigningKey.ofPem(settings.signingKey())
                : SigningKey.ofSeed(secrets.getOrCreate("audit-signing-key", SigningKey::newSeed));
    }
}
