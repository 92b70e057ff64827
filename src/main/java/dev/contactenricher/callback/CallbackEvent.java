package dev.contactenricher.callback;

/** What became of a call to the CRM's endpoint. */
public enum CallbackEvent {
    DELIVERED,
    /** It is going to be repeated. */
    FAILED,
    /** Not taken by the receiver for three days. */
    GIVEN_UP
}
