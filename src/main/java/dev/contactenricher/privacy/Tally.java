package dev.contactenricher.privacy;

/** Counts what the rooms did about a wish. For one thread, within one transaction. */
public final class Tally {

    private int stopped;
    private int inFlight;

    /** Contacts that waited and will not be sent. */
    public void addStopped(int contacts) {
        stopped += contacts;
    }

    /** Contacts that were sent and are not confirmed yet. */
    public void addInFlight(int contacts) {
        inFlight += contacts;
    }

    public int stopped() {
        return stopped;
    }

    public int inFlight() {
        return inFlight;
    }
}
