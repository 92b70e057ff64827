package dev.contactenricher.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is held about the persons that some keys lead to.
 *
 * @param subject the first of {@code subjects}, or null when no such person is known
 * @param subjects the ids that audit entries use; several when the keys lead to several persons, or when persons that
 *     were known apart turned out to be one
 * @param withdrawals what is remembered as refused, of persons not known yet, too
 * @param held by room, records of their own; only those that hold something, when no such person is known
 */
public record Access(
        @Nullable String subject, List<String> subjects, List<Withdrawal> withdrawals, Map<String, List<?>> held) {

    /** @param channel {@code email}, {@code sms} or {@code phone} */
    public record Withdrawal(String channel, Instant withdrawnAt) {}

    @Override
    public String toString() {
        return "Access[…]";
    }
}
