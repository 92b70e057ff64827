package dev.contactenricher.crypto;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys for contact data at rest.
 *
 * @param dataKey base64 AES-256 keys, newest first: the first encrypts, all decrypt; empty lets an embedded store make
 *     its own in the data folder
 */
@ConfigurationProperties("enricher.crypto")
record CryptoSettings(@DefaultValue({}) List<String> dataKey) {

    @Override
    public String toString() {
        return "CryptoSettings[…]";
    }
}
