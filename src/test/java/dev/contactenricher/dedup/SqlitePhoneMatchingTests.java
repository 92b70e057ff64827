package dev.contactenricher.dedup;

class SqlitePhoneMatchingTests extends PhoneMatchingContract {}
