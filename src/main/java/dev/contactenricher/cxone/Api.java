package dev.contactenricher.cxone;

/** The families of the published API, each at a host of its own. */
public enum Api {
    /** Address books and do-not-call groups. */
    ADMIN,
    /** Customer cards. */
    DIGITAL,
    /** Privacy requests. */
    PLATFORM
}
