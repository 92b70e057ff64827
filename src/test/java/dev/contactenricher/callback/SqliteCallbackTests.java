package dev.contactenricher.callback;

class SqliteCallbackTests extends CallbackContract {}
