package dev.contactenricher.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * How the trail is kept.
 *
 * @param retention how long details stay
 * @param signingKey PEM Ed25519 private key for checkpoints; empty lets the service make one and keep it in its database
 * @param formerPublicKeys PEM keys that signed checkpoints before the present one did
 * @param formerRetention the shortest {@code retention} that was ever set, where it is longer now
 * @param checkpointFolder where each checkpoint is also written as a file, outside of this service's reach if possible
 * @param checkpointUrl where each checkpoint is also posted as text
 */
@ConfigurationProperties("enricher.audit")
record AuditSettings(
        @DefaultValue("2190d") Duration retention,
        @DefaultValue("") String signingKey,
        @DefaultValue({}) List<String> formerPublicKeys,
        @Nullable Duration formerRetention,
        @Nullable Path checkpointFolder,
        @Nullable URI checkpointUrl) {

    AuditSettings {
        checkpointFolder = isBlank(checkpointFolder) ? null : checkpointFolder;
        checkpointUrl = isBlank(checkpointUrl) ? null : checkpointUrl;
        if (checkpointUrl != null && !List.of("http", "https").contains(String.valueOf(checkpointUrl.getScheme()))) {
            throw new IllegalArgumentException("enricher.audit.checkpoint-url must be an http or https URL");
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("AUDIT_RETENTION must be longer than nothing");
        }
        if (StringUtils.hasText(signingKey)) {
            try {
                SigningKey.ofPem(signingKey);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("AUDIT_SIGNING_KEY must be an Ed25519 private key in PEM", e);
            }
        }
    }

    /** How old details are at least when they expire. */
    Duration shortestRetention() {
        return formerRetention == null || formerRetention.compareTo(retention) > 0 ? retention : formerRetention;
    }

    private static boolean isBlank(@Nullable Object setting) {
        return setting == null || setting.toString().isBlank();
    }

    @Override
    public String toString() {
        return "AuditSettings[retention=" + retention + ", …]";
    }
}
