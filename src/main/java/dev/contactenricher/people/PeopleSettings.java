package dev.contactenricher.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people are known.
 *
 * @param retention how long the hashes of someone stay who did not come again and of whom nothing else is kept
 * @param memory how long what is known of their consent stays, with them
 */
@ConfigurationProperties("enricher.dedup")
public record PeopleSettings(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("2190d") Duration memory) {}
