package dev.contactenricher.store;

import java.util.function.IntSupplier;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes what is old a few rows a transaction, so that none of them is long. */
public class GradualDeletion {

    private final TransactionOperations transactions;

    GradualDeletion(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /**
     * @param someRows deletes some rows in a transaction of their own and tells how many; asked until there are none
     */
    public void all(IntSupplier someRows) {
        int deleted = 1;
        while (deleted > 0) {
            deleted = transactions.execute(tx -> someRows.getAsInt());
        }
    }
}
