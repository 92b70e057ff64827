package dev.contactenricher.dedup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people are known.
 *
 * @param retention how long the hashes of someone stay who did not come again and of whom nothing else is kept
 */
@ConfigurationProperties("enricher.dedup")
record DedupSettings(@DefaultValue("30d") Duration retention) {}
