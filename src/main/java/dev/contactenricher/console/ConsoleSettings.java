package dev.contactenricher.console;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param enabled whether there are pages at all */
@ConfigurationProperties("enricher.console")
record ConsoleSettings(@DefaultValue("true") boolean enabled) {}
