package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.store.OnPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnPostgres
class PostgresAuditChainTests extends AuditChainContract {

    /** However far the sealers are behind. */
    @Test
    void whoBeganToReadBeforeAnAnnouncementWasChainedStillFindsTheDetails() {
        append(3);
        sealer.seal();
        clock.advance(settings.retention().plusDays(1));
        retention.expire();
        clock.advance(Duration.ofHours(2));
        retention.expire();
        Traversal begun = reader.traversal(AuditFilter.ALL);
        sealer.seal();
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() != null);
        clock.advance(Duration.ofHours(1));
        retention.expire();
        assertThat(reader.page(begun, 10).entries()).hasSize(3).allMatch(entry -> entry.details() == null);
    }
}
