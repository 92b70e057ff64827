package dev.contactenricher.privacy;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes receipts that were kept as long as the audit entries of the same wishes. */
@Component
class ReceiptRetention {

    private static final int AT_A_TIME = 500;

    private final Receipts receipts;
    private final PrivacySettings settings;
    private final Dialect dialect;
    private final GradualDeletion deletion;

    ReceiptRetention(Receipts receipts, PrivacySettings settings, Dialect dialect, GradualDeletion deletion) {
        this.receipts = receipts;
        this.settings = settings;
        this.dialect = dialect;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT4M")
    void deleteExpired() {
        Instant before = dialect.instant().minus(settings.retention());
        deletion.all(() -> receipts.deleteReceivedBefore(before, AT_A_TIME));
    }
}
