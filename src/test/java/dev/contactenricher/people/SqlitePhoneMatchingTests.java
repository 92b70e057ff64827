package dev.contactenricher.people;

class SqlitePhoneMatchingTests extends PhoneMatchingContract {}
