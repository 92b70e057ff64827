package dev.contactenricher.merge;

/** What the simulation holds the service to, whatever happens. */
enum Promise {
    /** Every accepted contact is in one state, and is sent with all that was folded into it. */
    NOTHING_IS_LOST,
    /** No contact moves in another way than the allowed ones. */
    STATES_GO_FORWARD,
    /** No window of CXone's ever holds more requests than it allows. */
    THE_WINDOW_HOLDS,
    /** Nothing is claimed before CXone's {@code Retry-After} is over. */
    RETRY_AFTER_IS_OBEYED,
    /** A request has no more contacts than it may, and a repeat none but those that it had. */
    A_REQUEST_STAYS_ITSELF,
    /** No contact goes under a second id once CXone took it under one, or may have. */
    ONE_ID_A_CONTACT,
    /** No two requests in flight hold the same person. */
    ONCE_IN_FLIGHT,
    /** A merge is complete when CXone merged it and an event said so that came after the claim, and not before. */
    CONFIRMED_BY_ITS_EVENT,
    /** A withdrawn merge of which CXone told, before it was asked for the same person again, is told as merged. */
    WHAT_CXONE_TOOK_IS_TOLD,
    /** No claim and no repeat of a merge says what was withdrawn, once the withdrawal was answered. */
    NO_MERGE_AFTER_WITHDRAWAL,
    /** No claim and no repeat of an export does. */
    NO_EXPORT_AFTER_WITHDRAWAL,
    /** Of no contact does the marketing platform hear what is older than what it took before. */
    NEWEST_NEWS_LAST,
    /** Whom the marketing platform was told of, it is told of their refusal, too. */
    REFUSALS_ARE_PASSED_ON,
    /** Whoever refuses something in the end, CXone holds as refusing it, if it was told of them and they were known here. */
    REFUSALS_REACH_CXONE,
    /** No correction goes for somebody whom CXone was never sent, nor tells it what it surely holds. */
    CORRECTIONS_ARE_NEEDED,
    /** Defaults go for whom CXone does not hold yet, and for nobody else. */
    UPDATES_INVENT_NOTHING,
    /** CXone is never asked to recognise somebody by a mailbox that two people are known by. */
    SHARED_KEYS_IDENTIFY_NOBODY,
    /** What CXone refuses of one job takes no two sends in a row while others wait. */
    NOBODY_STARVES,
    /** Sending is paused for refusals only when they cannot lie with the contacts. */
    REFUSALS_PAUSE_WHEN_CERTAIN,
    /** Jobs count and show their contacts as they are. */
    JOBS_TELL_THE_TRUTH,
    /** The trail has a legal path for each contact, which ends where the contact stands, and all of it holds. */
    THE_TRAIL_TELLS_THE_TRUTH,
    /** Each end of a job is told once, as it was, and each dead letter is counted once. */
    CALLBACKS_TELL_EACH_END_ONCE,
    /** Of a cancelled job nothing goes that no other job wants, and all that was sent, or another wants, stays. */
    A_CANCELLED_JOB_TAKES_BACK_ITS_OWN,
    /** What ended goes when its time is up. */
    NOTHING_IS_KEPT_FOR_EVER,
    /** While the platform takes nothing, nothing is given up. */
    OUTAGES_COST_NO_ATTEMPTS,
    /** Every contact reaches an end once faults stop. */
    EVERYTHING_ENDS
}
