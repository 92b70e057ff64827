package dev.contactenricher.webhook;

class SqliteWebhookTests extends WebhookContract {}
