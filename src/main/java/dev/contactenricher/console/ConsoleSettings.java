package dev.contactenricher.console;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The pages for people.
 *
 * @param enabled whether there are any
 * @param links an installation's own, at the end of the menu: addresses by their names
 */
@ConfigurationProperties("enricher.console")
record ConsoleSettings(
        @DefaultValue("true") boolean enabled, @DefaultValue Map<String, String> links) {}
