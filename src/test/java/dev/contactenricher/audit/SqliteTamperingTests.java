package dev.contactenricher.audit;

class SqliteTamperingTests extends TamperingContract {}
