package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.cxone.PublishedApi;
import dev.contactenricher.merge.UpkeepCalls;
import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what is due of the chores, within the budget of the Admin API: each by one replica, and once more by another one
 * where that died before it knew the answer, which is harmless.
 */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class ChoreWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ChoreWorker.class);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final JsonMapper JSON = new JsonMapper();

    private final Chores chores;
    private final PublishedApi api;
    private final UpkeepCalls upkeep;
    private final AddressBook book;
    private final Backoff backoff;
    private final Dialect dialect;

    ChoreWorker(
            Chores chores,
            PublishedApi api,
            UpkeepCalls upkeep,
            AddressBook book,
            RandomGenerator jitter,
            Dialect dialect) {
        this.chores = chores;
        this.api = api;
        this.upkeep = upkeep;
        this.book = book;
        this.dialect = dialect;
        this.backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), jitter);
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void work() {
        chores.due().stream().filter(chores::take).forEach(this::attempt);
    }

    private void attempt(Chores.Chore chore) {
        Reply reply = reply(chore, new TenantCalls(api, upkeep.allowance()));
        switch (Next.of(chore, reply, dialect.instant())) {
            case DONE -> chores.done(chore);
            case GIVE_UP -> {
                chores.giveUp(chore);
                LOG.error("CXone does not take {}, which is given up: it must be done by hand there", chore);
            }
            case LATER -> {
                chores.later(chore, backoff.pause(chore.tries()));
                if (!(reply instanceof Reply.NotNow)) {
                    LOG.warn("CXone does not take {}, try {}: {}", chore, chore.tries() + 1, reply);
                }
            }
        }
    }

    /** What comes of a try. */
    enum Next {
        DONE,
        LATER,
        GIVE_UP;

        /** What is refused, or was tried for long, is left to people; an entry in the book is never left there. */
        static Next of(Chores.Chore chore, Reply reply, Instant now) {
            boolean entry = chore.kind() == Chores.Kind.REMOVE_ENTRY;
            if (reply instanceof Reply.Ok || entry && reply instanceof Reply.Gone) {
                return DONE;
            }
            boolean old = chore.addedAt().plus(PATIENCE).isBefore(now);
            return !entry && (reply instanceof Reply.Refused || old) ? GIVE_UP : LATER;
        }
    }

    private Reply reply(Chores.Chore chore, TenantCalls calls) {
        return switch (chore.kind()) {
            case ERASE_EMAIL -> erase(chore.subject(), "EMAIL", calls);
            case ERASE_PHONE -> erase(chore.subject(), "PHONENO", calls);
            case REMOVE_ENTRY -> book.removeForGood(BookEntries.Entry.of(chore.subject()), calls);
        };
    }

    private static Reply erase(String subject, String type, TenantCalls calls) {
        var body = JSON.createObjectNode().put("subjectIdentifier", subject).put("subjectIdentifierType", type);
        return calls.call(Api.PLATFORM, HttpMethod.POST, "/privacy/v1/erasure", body, Allowance.ALL);
    }
}
