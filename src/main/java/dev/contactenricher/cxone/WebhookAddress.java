package dev.contactenricher.cxone;

import java.net.URI;

/** Where CXone is to send its webhooks; the room that receives them knows. */
public interface WebhookAddress {

    /** The public URL, with the token that proves its origin in the query when one is used. It must not be logged. */
    URI url();
}
