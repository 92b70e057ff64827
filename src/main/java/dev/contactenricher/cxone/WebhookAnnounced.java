package dev.contactenricher.cxone;

/** CXone was told, for the first time since the start, where to send its webhooks; it need not have listened. */
public record WebhookAnnounced() {}
