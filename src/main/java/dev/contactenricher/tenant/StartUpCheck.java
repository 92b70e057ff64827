package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.merge.UpkeepCalls;
import dev.contactenricher.problem.BackgroundFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at every start what the tenant lacks, in the background. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class StartUpCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpCheck.class);

    private final TenantCheck check;
    private final PublishedApi api;
    private final UpkeepCalls upkeep;
    private final ApplicationEventPublisher events;

    StartUpCheck(TenantCheck check, PublishedApi api, UpkeepCalls upkeep, ApplicationEventPublisher events) {
        this.check = check;
        this.api = api;
        this.upkeep = upkeep;
        this.events = events;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("tenant-check").start(this::lookOrTell);
    }

    /** The store that counts the calls may be away; sending finds out by itself what the tenant lacks. */
    void lookOrTell() {
        try {
            look();
        } catch (RuntimeException e) {
            events.publishEvent(new BackgroundFailure("The tenant was not looked at", e));
        }
    }

    private void look() {
        check.look(() -> new TenantCalls(api, upkeep.allowance())).stream()
                .filter(finding -> !finding.fine())
                .map(Finding::sentence)
                .forEach(LOG::warn);
    }
}
