package dev.contactenricher.webhook;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresWebhookTests extends WebhookContract {}
