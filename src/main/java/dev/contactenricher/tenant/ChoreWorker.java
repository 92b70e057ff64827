package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.merge.UpkeepCalls;
import dev.contactenricher.outgoing.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Does what is due of the chores, within the budget of the Admin API. Each is harmless when it is done twice. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class ChoreWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ChoreWorker.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Chores chores;
    private final PublishedApi api;
    private final UpkeepCalls upkeep;
    private final AddressBook book;
    private final Backoff backoff;

    ChoreWorker(Chores chores, PublishedApi api, UpkeepCalls upkeep, AddressBook book, RandomGenerator jitter) {
        this.chores = chores;
        this.api = api;
        this.upkeep = upkeep;
        this.book = book;
        this.backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), jitter);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void work() {
        for (Chores.Chore chore : chores.due()) {
            Reply reply = reply(chore, new TenantCalls(api, upkeep.allowance()));
            boolean gone = reply instanceof Reply.Gone && chore.kind() == Chores.Kind.REMOVE_ENTRY;
            if (reply instanceof Reply.Ok || gone) {
                chores.done(chore);
                continue;
            }
            chores.later(chore, backoff.millis(chore.tries()));
            if (!(reply instanceof Reply.NotNow)) {
                LOG.warn("CXone does not take {}, try {}: {}", chore, chore.tries() + 1, reply);
            }
        }
    }

    private Reply reply(Chores.Chore chore, TenantCalls calls) {
        return switch (chore.kind()) {
            case ERASE_EMAIL -> erase(chore.subject(), "EMAIL", calls);
            case ERASE_PHONE -> erase(chore.subject(), "PHONENO", calls);
            case REMOVE_ENTRY -> book.remove(chore.subject(), calls);
        };
    }

    private static Reply erase(String subject, String type, TenantCalls calls) {
        var body = JSON.createObjectNode().put("subjectIdentifier", subject).put("subjectIdentifierType", type);
        return calls.call(Api.PLATFORM, HttpMethod.POST, "/privacy/v1/erasure", body, Allowance.ALL);
    }
}
