package dev.contactenricher.store;

/** What deleted and overwritten rows leave behind in the database's files. */
public interface DeletedRows {

    /**
     * Lets nothing of what is deleted by now be found in the files, as far as the database can be told to; soon after, if
     * not at once. Must not be called within a transaction.
     */
    void scrub();
}
