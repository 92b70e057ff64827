package dev.contactenricher.export;

import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.export.ExportClaims.Claim;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exports in the hands of a test of another room, which is the marketing platform itself. */
public class HandExporter {

    private static final String OPEN = """
            SELECT COUNT(*) FROM export_item WHERE state IN ('WAITING', 'SENDING', 'FAILED')
            """;
    private static final String KEPT = "SELECT DISTINCT entry_id FROM export_item";

    private final ExportClaims claims;
    private final ExportAnswers answers;
    private final ExportDeadLetters deadLetters;
    private final SealedProfiles profiles;
    private final ExportSettings settings;
    private final Dialect dialect;
    private final JdbcClient jdbc;

    HandExporter(
            ExportClaims claims,
            ExportAnswers answers,
            ExportDeadLetters deadLetters,
            SealedProfiles profiles,
            ExportSettings settings,
            Dialect dialect,
            JdbcClient jdbc) {
        this.claims = claims;
        this.answers = answers;
        this.deadLetters = deadLetters;
        this.profiles = profiles;
        this.settings = settings;
        this.dialect = dialect;
        this.jdbc = jdbc;
    }

    /**
     * What the platform is told of one contact.
     *
     * @param item its number in the queue of exports
     */
    public record Told(
            long entry, String externalId, @Nullable Boolean consentStatus, long item, String email) {}

    /** A call that may start. */
    public final class Call {

        private final Claim claim;
        private final List<Told> contacts;

        private Call(Claim claim) {
            this.claim = claim;
            this.contacts = claim.items().stream().map(this::told).toList();
        }

        private Told told(ExportItem item) {
            Profile profile = profiles.open(item.payload());
            return new Told(
                    item.entry().entryId(),
                    String.valueOf(profile.externalId()),
                    item.consent(),
                    item.id(),
                    profile.email());
        }

        public String key() {
            return claim.batchId();
        }

        public List<Told> contacts() {
            return contacts;
        }

        /** False for who stood still for so long that another one may have taken over. */
        public boolean mayStart() {
            return dialect.instant().plus(settings.timeout()).isBefore(claim.heldUntil());
        }

        public void isAnswered(HttpAnswer answer) {
            answers.handle(claim, answer);
        }
    }

    public Optional<Call> next() {
        return claims.next(true).map(Call::new);
    }

    /** @return the items that are sent again */
    public List<Long> retryDeadLetters(DeadLetterFilter filter) {
        List<Long> numbers = deadLetters.numbers(filter, 0, 1000);
        if (!numbers.isEmpty()) {
            deadLetters.retry(numbers);
        }
        return numbers;
    }

    public void retryDeadLetters() {
        retryDeadLetters(DeadLetterFilter.ANY);
    }

    /** @return the items that are forgotten */
    public List<Long> discardDeadLetters(DeadLetterFilter filter, boolean refusalsToo) {
        List<Long> numbers =
                refusalsToo ? deadLetters.numbers(filter, 0, 1000) : deadLetters.dispensable(filter, 0, 1000);
        if (!numbers.isEmpty()) {
            deadLetters.discard(numbers);
        }
        return numbers;
    }

    /** How many contacts are still to be told, dead letters included. */
    public int open() {
        return jdbc.sql(OPEN).query(Integer.class).single();
    }

    /** The entries of whom something was to be told, whatever became of it. */
    public List<Long> entries() {
        return jdbc.sql(KEPT).query(Long.class).list();
    }
}
