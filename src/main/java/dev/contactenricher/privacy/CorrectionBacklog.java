package dev.contactenricher.privacy;

import dev.contactenricher.records.Destination;
import java.time.Duration;

/** The corrections that a destination has not confirmed yet. Each room that sends some offers one, for metrics. */
public interface CorrectionBacklog {

    Destination destination();

    /** How long ago the refusal was heard that has waited for longest; zero when none waits. */
    Duration oldest();
}
