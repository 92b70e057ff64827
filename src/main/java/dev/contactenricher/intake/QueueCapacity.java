package dev.contactenricher.intake;

import dev.contactenricher.merge.MergeJobService;
import org.springframework.stereotype.Component;

/** How many contacts may wait; see {@code ENRICHER_QUEUE_CAPACITY}. */
@Component
class QueueCapacity {

    private final MergeJobService queue;
    private final IntakeSettings settings;

    QueueCapacity(MergeJobService queue, IntakeSettings settings) {
        this.queue = queue;
        this.settings = settings;
    }

    boolean hasRoomFor(int contacts) {
        return queue.waiting() + contacts <= settings.queueCapacity();
    }
}
