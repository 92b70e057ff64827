package dev.contactenricher.cxone;

import java.time.Instant;

/** What happens between the service and CXone beside merges. Published synchronously, outside of any transaction. */
public sealed interface CxoneEvent {

    /** CXone granted a new access token. */
    record TokenRenewed(Instant at) implements CxoneEvent {}

    /** CXone was told, for the first time since the start, where to send its webhooks; it need not have listened. */
    record WebhookAnnounced() implements CxoneEvent {}
}
