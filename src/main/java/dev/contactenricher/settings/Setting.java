package dev.contactenricher.settings;

import static dev.contactenricher.settings.Rule.between;
import static dev.contactenricher.settings.Rule.oneOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of the contract's section 1.
 *
 * @param variable the environment variable, as messages name it
 * @param property the typed property that it fills, which may be set itself instead
 * @param need when it must be given
 * @param rule what a given value must be
 */
record Setting(String variable, String property, Need need, Rule rule) {

    enum Need {
        ALWAYS,
        WITH_POSTGRESQL,
        WITH_CALLBACKS,
        /** In the tutorial's dialect. */
        TUTORIAL,
        /** In the published dialect. */
        PUBLISHED,
        NEVER,
        /** Not used with PostgreSQL. */
        NEVER_AND_EMBEDDED_ONLY
    }

    static final String PORT = "PORT";
    static final String DATASOURCE_URL = "SPRING_DATASOURCE_URL";
    private static final String SCOPES = "CXONE_SCOPES";
    static final String CALLBACK_URL = "CALLBACK_URL";
    static final String DIALECT = "CXONE_DIALECT";
    static final String TUTORIAL_DIALECT = "tutorial";
    static final String PUBLISHED_DIALECT = "published";
    static final List<String> API_KEYS = List.of("CRM_API_KEYS", "OPS_API_KEYS", "COMPLIANCE_API_KEYS");

    static final List<Setting> ALL = List.of(
            optional(PORT, "server.port", between(0, 65_535)),
            optional("CXONE_BASE_URL", "enricher.cxone.base-url", Rule.URL),
            optional("CXONE_TOKEN_URL", "enricher.cxone.token-url", Rule.URL),
            tutorial("CXONE_CLIENT_ID", "enricher.cxone.client-id", Rule.TEXT),
            tutorial("CXONE_CLIENT_SECRET", "enricher.cxone.client-secret", Rule.TEXT),
            optional("CXONE_CLIENT_AUTH", "enricher.cxone.client-auth", oneOf("post", "basic")),
            optional(SCOPES, "enricher.cxone.scopes", Rule.TEXT),
            optional("CXONE_RATE_LIMIT", "enricher.merge.rate-limit", Rule.POSITIVE),
            optional("CXONE_RATE_WINDOW", "enricher.merge.rate-window", Rule.DURATION),
            optional("CXONE_CHUNK_SIZE", "enricher.merge.chunk-size", between(1, 50)),
            optional("CXONE_TIMEOUT", "enricher.cxone.timeout", Rule.DURATION),
            optional("CXONE_MAX_ATTEMPTS", "enricher.merge.max-attempts", Rule.POSITIVE),
            optional("CXONE_CONFIRMATION", "enricher.merge.confirmation", oneOf("webhook", "answer", "read")),
            optional("CXONE_CONFIRMATION_TIMEOUT", "enricher.merge.confirmation-timeout", Rule.DURATION),
            optional(DIALECT, "enricher.cxone.dialect", oneOf(TUTORIAL_DIALECT, PUBLISHED_DIALECT)),
            optional("CXONE_AREA", "enricher.cxone.published.area", Rule.AREA),
            new Setting("CXONE_ACCESS_KEY_ID", "enricher.cxone.published.access-key-id", Need.PUBLISHED, Rule.TEXT),
            new Setting(
                    "CXONE_ACCESS_KEY_SECRET", "enricher.cxone.published.access-key-secret", Need.PUBLISHED, Rule.TEXT),
            optional("CXONE_DISCOVERY_URL", "enricher.cxone.published.discovery-url", Rule.URL),
            optional("CXONE_ADMIN_URL", "enricher.cxone.published.admin-url", Rule.ADMIN_URL),
            optional("CXONE_DIGITAL_URL", "enricher.cxone.published.digital-url", Rule.URL),
            optional("CXONE_API_VERSION", "enricher.cxone.published.api-version", Rule.API_VERSION),
            optional("CXONE_TARGETS", "enricher.tenant.targets", oneOf("customers")),
            optional("CXONE_MERGE_CARDS", "enricher.tenant.merge-cards", oneOf("off", "report", "on")),
            optional("CXONE_MANAGE_FIELDS", "enricher.tenant.manage-fields", oneOf("true", "false")),
            optional("CXONE_DNC_GROUP_PHONE", "enricher.tenant.dnc-group-phone", Rule.ID),
            optional("CXONE_DNC_GROUP_SMS", "enricher.tenant.dnc-group-sms", Rule.ID),
            optional("CXONE_ADDRESS_BOOK", "enricher.tenant.address-book", Rule.ID),
            optional("CXONE_ADDRESS_BOOK_PROVEN", "enricher.tenant.address-book-proven", Rule.ID),
            optional("CXONE_FIELD_MAP", "enricher.tenant.field-map", Rule.FIELD_MAP),
            optional("CXONE_ERASURE", "enricher.tenant.erasure", oneOf("off", "forward")),
            optional("CXONE_DIGITAL_RATE_LIMIT", "enricher.tenant.digital-rate-limit", Rule.POSITIVE),
            optional("CXONE_ADMIN_RATE_LIMIT", "enricher.tenant.admin-rate-limit", Rule.POSITIVE),
            tutorial("WEBHOOK_URL", "enricher.webhook.url", Rule.URL),
            tutorial("CXONE_WEBHOOK_SECRET", "enricher.webhook.secrets", Rule.WEBHOOK_SECRETS),
            optional("MARKETING_API_URL", "enricher.export.url", Rule.URL),
            required("CRM_API_KEYS", "enricher.security.crm-api-keys", Rule.API_KEYS),
            required("OPS_API_KEYS", "enricher.security.ops-api-keys", Rule.API_KEYS),
            required("COMPLIANCE_API_KEYS", "enricher.security.compliance-api-keys", Rule.API_KEYS),
            new Setting("ENRICHER_DATA_DIR", "enricher.store.data-dir", Need.NEVER_AND_EMBEDDED_ONLY, Rule.FOLDER),
            optional(DATASOURCE_URL, "spring.datasource.url", Rule.POSTGRESQL),
            optional("SPRING_DATASOURCE_USERNAME", "spring.datasource.username", Rule.TEXT),
            optional("SPRING_DATASOURCE_PASSWORD", "spring.datasource.password", Rule.TEXT),
            new Setting("ENRICHER_DATA_KEY", "enricher.crypto.data-key", Need.WITH_POSTGRESQL, Rule.DATA_KEYS),
            optional("CRM_RATE_LIMIT", "enricher.security.crm-rate-limit", Rule.POSITIVE),
            optional("ENRICHER_QUEUE_CAPACITY", "enricher.intake.queue-capacity", Rule.POSITIVE),
            optional("ENRICHER_RETENTION", "enricher.records.retention", Rule.DURATION),
            optional("AUDIT_RETENTION", "enricher.audit.retention", Rule.DURATION),
            optional("AUDIT_SIGNING_KEY", "enricher.audit.signing-key", Rule.SIGNING_KEY),
            optional("ENRICHER_DEFAULT_COUNTRY", "enricher.default-country", Rule.COUNTRY),
            optional(CALLBACK_URL, "enricher.callback.url", Rule.URL),
            optional("CONSOLE_ENABLED", "enricher.console.enabled", oneOf("true", "false")),
            new Setting("CALLBACK_SECRET", "enricher.callback.secrets", Need.WITH_CALLBACKS, Rule.CALLBACK_SECRETS));

    /**
     * What is wrong with it, if anything.
     *
     * @param given the settings that have a value, by their variables
     * @param published whether CXone's published dialect is spoken
     */
    Optional<Fault> fault(String value, Set<String> given, boolean published) {
        if (value.isBlank()) {
            return missing(given, published).map(missing -> new Fault(variable, missing + "; it " + rule.text()));
        }
        boolean ignored = need == Need.NEVER_AND_EMBEDDED_ONLY && given.contains(DATASOURCE_URL);
        return ignored || rule.holds().test(value.strip())
                ? Optional.empty()
                : Optional.of(new Fault(variable, rule.text()));
    }

    private Optional<String> missing(Set<String> given, boolean published) {
        return switch (need) {
            case ALWAYS -> Optional.of("is missing");
            case TUTORIAL -> Optional.of("is missing").filter(any -> !published);
            case PUBLISHED ->
                Optional.of("is missing, which CXONE_DIALECT=published needs").filter(any -> published);
            case WITH_POSTGRESQL ->
                Optional.of("is missing, which PostgreSQL needs").filter(any -> given.contains(DATASOURCE_URL));
            case WITH_CALLBACKS ->
                Optional.of("is missing, which CALLBACK_URL needs").filter(any -> given.contains(CALLBACK_URL));
            case NEVER, NEVER_AND_EMBEDDED_ONLY -> Optional.empty();
        };
    }

    /** All but the scopes: none is something to ask for. */
    static boolean isAbsentWhenBlank(String variable) {
        return !variable.equals(SCOPES)
                && ALL.stream().anyMatch(setting -> setting.variable().equals(variable));
    }

    private static Setting required(String variable, String property, Rule rule) {
        return new Setting(variable, property, Need.ALWAYS, rule);
    }

    private static Setting tutorial(String variable, String property, Rule rule) {
        return new Setting(variable, property, Need.TUTORIAL, rule);
    }

    private static Setting optional(String variable, String property, Rule rule) {
        return new Setting(variable, property, Need.NEVER, rule);
    }

    /** @param text what is wrong, without the value */
    record Fault(String variable, String text) {}
}
