package dev.contactenricher.callback;

/** What became of a call to the CRM's endpoint. */
public enum CallbackEvent {
    DELIVERED,
    /** It is going to be repeated. */
    FAILED,
    /** Nobody took it for three days. */
    GIVEN_UP
}
