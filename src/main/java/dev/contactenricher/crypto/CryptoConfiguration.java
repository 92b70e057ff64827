package dev.contactenricher.crypto;

import dev.contactenricher.store.StoreSettings;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

    private static final int INDEX_KEY_BYTES = 32;

    @Bean
    Vault vault(CryptoSettings settings, StoreSettings store) {
        return new Vault(DataKeys.load(settings.dataKey(), store.dataDir()));
    }

    @Bean
    Secrets secrets(JdbcClient jdbc, Vault vault) {
        return new Secrets(jdbc, vault);
    }

    @Bean
    KeyedHash keyedHash(Secrets secrets) {
        return new KeyedHash(secrets.getOrCreate("index-key", () -> {
            var fresh = new byte[INDEX_KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            return fresh;
        }));
    }
}
