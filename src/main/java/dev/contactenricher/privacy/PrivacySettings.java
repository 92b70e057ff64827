package dev.contactenricher.privacy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param retention how long the receipts of wishes stay */
@ConfigurationProperties("enricher.privacy")
record PrivacySettings(@DefaultValue("2190d") Duration retention) {}
