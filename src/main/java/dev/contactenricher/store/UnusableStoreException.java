package dev.contactenricher.store;

/** The service cannot start with this store. Message and remedy are for ops, and hold no secret. */
public final class UnusableStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String remedy;

    public UnusableStoreException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
