package dev.contactenricher.mapping;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mappings of this installation's own.
 *
 * @param mappings by name, then by source: see {@link Mapping#of}; one with the name of a built-in mapping is laid over it
 */
@ConfigurationProperties("enricher.intake")
record MappingSettings(@DefaultValue Map<String, Map<String, String>> mappings) {}
