package dev.contactenricher.sending;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What waits for the marketing platform; the room that exports knows. */
public interface ExportBacklog {

    /**
     * @param queued contacts that wait for the platform, or whose call is not answered yet
     * @param oldest how long the longest waiting one has waited since its merge; zero when none waits
     * @param paused why exports are paused, {@code outage}, {@code throttled} or {@code forbidden}, or null
     */
    record Standing(long queued, Duration oldest, @Nullable String paused) {}

    Standing standing();
}
