package dev.contactenricher.records;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long rooms keep what they keep of persons.
 *
 * @param retention how long ended work and its outcomes stay
 * @param memory how long it stays what was heard and told of a person, after the person last came
 */
@ConfigurationProperties("enricher.records")
public record RecordSettings(
        @DefaultValue("30d") Duration retention,
        @DefaultValue("2190d") Duration memory) {

    public Expiry expiry(Instant now) {
        return new Expiry(now.minus(retention), now.minus(memory));
    }
}
