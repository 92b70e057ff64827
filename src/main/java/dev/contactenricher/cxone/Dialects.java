package dev.contactenricher.cxone;

/** The property that chooses which of CXone's APIs is spoken, and its values. */
public final class Dialects {

    public static final String PROPERTY = "enricher.cxone.dialect";
    /** The contract's section 6. */
    public static final String TUTORIAL = "tutorial";
    /** The contract's section 14. */
    public static final String PUBLISHED = "published";

    private Dialects() {}
}
