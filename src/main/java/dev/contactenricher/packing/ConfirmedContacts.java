package dev.contactenricher.packing;

import java.util.List;

/**
 * Receives contacts whose merge is confirmed, in the transaction that confirms it, after which their data is deleted.
 */
public interface ConfirmedContacts {

    /** False while export is switched off. */
    boolean areWanted();

    void confirmed(List<MergedContact> contacts);
}
