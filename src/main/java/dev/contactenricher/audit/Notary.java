package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.store.Dialect;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Signs a checkpoint each minute with news, and a last one at shutdown. */
@Component
class Notary {

    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    private final ChainHead heads;
    private final Checkpoints checkpoints;
    private final CheckpointDelivery delivery;
    private final TrustedCheckpoints trusted;
    private final SigningKey key;
    private final Sealer sealer;
    private final Dialect dialect;

    Notary(
            ChainHead heads,
            Checkpoints checkpoints,
            CheckpointDelivery delivery,
            TrustedCheckpoints trusted,
            SigningKey key,
            Sealer sealer,
            Dialect dialect) {
        this.heads = heads;
        this.checkpoints = checkpoints;
        this.delivery = delivery;
        this.trusted = trusted;
        this.key = key;
        this.sealer = sealer;
        this.dialect = dialect;
    }

    @Scheduled(fixedDelayString = "${enricher.audit.checkpoint-interval:60s}")
    void sign() {
        ChainHead.Head head = heads.read();
        long signed = checkpoints.newest().map(last -> last.checkpoint().size()).orElse(0L);
        if (head.sequence() > signed) {
            trusted.contradiction(head.sequence()).ifPresentOrElse(Notary::refuse, () -> sign(head));
        }
        delivery.deliver();
    }

    private void sign(ChainHead.Head head) {
        Checkpoint checkpoint = key.sign(head.sequence(), EntryFormat.hex(head.hash()));
        if (checkpoints.add(checkpoint, key.publicKey(), dialect.instant())) {
            delivery.offer(checkpoint);
        }
    }

    private static void refuse(String reason) {
        LOG.error("The audit trail is not signed any more: {}. See GET /audit-trail/verify", reason);
    }

    @PreDestroy
    void signTheEnd() {
        try {
            sealer.seal();
            sign();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("No checkpoint at shutdown: {}", e.getClass().getSimpleName());
        }
    }
}
