package dev.contactenricher.correction;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param memory how long it stays what CXone was told of a person, after the person last came */
@Validated
@ConfigurationProperties("enricher.merge.told")
record ToldSettings(@DefaultValue("2190d") @NotNull Duration memory) {}
