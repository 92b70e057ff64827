package dev.contactenricher.people;

import org.springframework.dao.ConcurrencyFailureException;

/** Another replica took in the same person at the same moment; the transaction can be tried again. */
final class ConcurrentPersonException extends ConcurrencyFailureException {

    private static final long serialVersionUID = 1L;

    ConcurrentPersonException() {
        super("Another transaction added the same person");
    }
}
