package dev.contactenricher.consent;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict the consent rule is.
 *
 * @param allowOverride whether {@code gdpr_consent_override: true} lets a contact through; each use is audited
 */
@ConfigurationProperties("enricher.consent")
public record ConsentSettings(@DefaultValue("true") boolean allowOverride) {}
