package dev.contactenricher.consent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the consent rule is.
 *
 * @param allowOverride whether {@code gdpr_consent_override: true} lets a contact through; each use is audited
 * @param unreadableCountry what a country is taken for that was given and cannot be read, where nothing else places the person
 */
@ConfigurationProperties("enricher.consent")
public record ConsentSettings(
        @DefaultValue("true") boolean allowOverride,
        @DefaultValue("doubt") UnreadableCountry unreadableCountry) {

    /** What a country means that was given and cannot be read. */
    public enum UnreadableCountry {
        /** It may be one where the GDPR applies, so consent is needed. */
        DOUBT,
        /** As much as no country. */
        IGNORE
    }
}
