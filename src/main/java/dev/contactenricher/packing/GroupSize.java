package dev.contactenricher.packing;

/**
 * How many contacts of an origin go in one request, given how often its requests are refused. A request tells most when it
 * is as likely refused as taken (adaptive group testing: Dorfman 1943, Hwang 1972), so each refusal makes the next ones
 * smaller and each acceptance larger by the same factor: an up-and-down rule, which settles where half are refused (Dixon
 * and Mood 1948). With one contact in twenty at fault that is at some thirteen. Pure.
 *
 * @param contacts 1 or more; what a request holds is this, rounded
 */
record GroupSize(double contacts) {

    private static final double STEP = 1.2;

    GroupSize {
        if (contacts < 1) {
            throw new IllegalArgumentException("less than one contact");
        }
    }

    GroupSize smaller() {
        return new GroupSize(Math.max(1, contacts / STEP));
    }

    /** @param most the largest request */
    GroupSize larger(int most) {
        return new GroupSize(Math.min(most, contacts * STEP));
    }

    int rounded() {
        return Math.toIntExact(Math.round(contacts));
    }

    /**
     * How many of so many contacts, at least one of which is at fault, to send first, so that it is as likely as not that
     * one of these is: less than half of them where several may be.
     *
     * @param among 2 or more
     */
    int firstPart(int among) {
        double blameless = Math.pow(0.5, 1 / contacts);
        double part = Math.log((1 + Math.pow(blameless, among)) / 2) / Math.log(blameless);
        return Math.clamp(Math.round(part), 1, among - 1);
    }
}
