package dev.contactenricher.merge;

/**
 * Tells whether sends are behind what the budget allowed since contacts began to wait. A busy database delays a claim now
 * and then; a permit that is not used in its turn would be lost unless the next ones follow a little closer. A standstill
 * is not made up for: that would heap the sends of each later window at its beginning.
 */
final class CatchUp {

    private static final int STANDSTILL = 10;

    private long busySince;
    private long lastSend;

    /** Nothing waits. */
    void idle(long now) {
        busySince = now;
    }

    /** @param held how many permits are held, the sends of the last window that is */
    boolean isBehind(Pace pace, int held, long now) {
        if (now - lastSend > pace.windowMillis() / STANDSTILL) {
            busySince = now;
        }
        return held < pace.sendsIn(now - busySince);
    }

    void sent(long now) {
        lastSend = now;
    }
}
