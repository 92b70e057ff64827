package dev.contactenricher.dedup;

/** Each is stronger than those before it: where something was said that cannot be read, nothing implied stands in. */
enum CountrySource {
    DEFAULT,
    IMPLIED,
    UNREADABLE,
    NAMED,
    ADDRESS
}
