package dev.contactenricher.sending;

/** A pause that an answer of CXone's began or ended. */
public record PauseChange(Pause pause, boolean begins) {

    static PauseChange begin(Pause pause) {
        return new PauseChange(pause, true);
    }

    static PauseChange end(Pause pause) {
        return new PauseChange(pause, false);
    }
}
