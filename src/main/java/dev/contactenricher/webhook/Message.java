package dev.contactenricher.webhook;

import java.util.Optional;

/** What an event's body says. */
sealed interface Message {

    /** @param eventId CXone's own id of the event; absent from some */
    record Confirmation(String type, String contactId, Optional<String> eventId) implements Message {}

    /** A type that is of no interest here; it may be any text, so nothing of it is kept. */
    record Other() implements Message {}

    /** @param rule what the body breaks, without any of it */
    record Malformed(String rule) implements Message {}
}
