package dev.contactenricher.cxone;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token of the client credentials grant. It never prints its value.
 *
 * @param renewAt from then on it is not used for new calls
 * @param scopes that were granted, or null when the answer did not say: then it is those asked for (RFC 6749, 5.1)
 * @param idToken the JWT that names the tenant, in the published dialect; else null
 */
record AccessToken(
        String value,
        Instant renewAt,
        @Nullable Set<String> scopes,
        @Nullable String idToken) {

    boolean isFresh(Instant now) {
        return now.isBefore(renewAt);
    }

    /** Which of these scopes were surely not granted. */
    List<String> lacking(Collection<String> needed) {
        return scopes == null
                ? List.of()
                : needed.stream().filter(scope -> !scopes.contains(scope)).toList();
    }

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
