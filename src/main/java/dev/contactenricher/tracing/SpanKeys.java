package dev.contactenricher.tracing;

import io.opentelemetry.api.common.AttributeKey;

/** What the service's own spans say: ids, counts and codes. */
final class SpanKeys {

    static final AttributeKey<String> JOB = AttributeKey.stringKey("enricher.job_id");
    static final AttributeKey<String> REQUEST = AttributeKey.stringKey("enricher.request_id");
    static final AttributeKey<String> EXPORT = AttributeKey.stringKey("enricher.export_id");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("enricher.outcome");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("enricher.attempt");
    static final AttributeKey<Long> CONTACTS = AttributeKey.longKey("enricher.contacts");
    static final AttributeKey<Long> ACCEPTED = AttributeKey.longKey("enricher.accepted");
    static final AttributeKey<Long> REJECTED = AttributeKey.longKey("enricher.rejected");

    private SpanKeys() {}
}
