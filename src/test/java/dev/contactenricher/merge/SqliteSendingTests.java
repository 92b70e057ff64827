package dev.contactenricher.merge;

class SqliteSendingTests extends SendingContract {}
