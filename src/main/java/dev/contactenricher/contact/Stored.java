package dev.contactenricher.contact;

/** How {@link StatedCountry} is written down. */
final class Stored {

    static final String REGION = "region ";
    static final String DOUBT = "?";
    static final String UNION = "EU";

    private Stored() {}
}
