package dev.contactenricher.merge;

class SqliteRefusedRequestTests extends RefusedRequestContract {}
