package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How a column that no mapping names tells of a refusal. What it says besides is nobody's consent. */
enum Hearing {

    /** By a yes: {@code Email Opt Out}. */
    FLAG,

    /** By a yes, or by when it was: {@code Unsubscribed Time}. */
    DATE,

    /** By words that can mean nothing else: {@code Unsubscribed} in {@code Status}. */
    STATE,

    /** By whatever is a refusal in a flag of consent, too: {@code Accepts Email Marketing} with a no. */
    CONSENT;

    /** Whoever never subscribed has not been asked yet, and a database's first day is no day. */
    private static final Pattern NEVER =
            Pattern.compile("\\bnever(?:\\b|_)|^1970([/.-])0?1\\1[0]?1(?!\\d)|^0?1([/.-])0?1\\2(?:19)?70(?!\\d)");

    private static final Pattern DATED = Pattern.compile("[1-9]\\d{3}|(?:[1-9]\\d?|0[1-9])[./-]\\d{1,2}[./-]\\d{2}");

    /**
     * @param channels that the column's name tells of
     * @return those that are refused there
     */
    Set<Channel> refused(JsonNode value, Set<Channel> channels) {
        String word = FlagCells.word(value);
        boolean refused = switch (this) {
            case FLAG -> FlagCells.isOptOut(value);
            case DATE -> !NEVER.matcher(word).find() && (isDate(word) || FlagCells.isOptOut(value));
            case STATE -> false;
            case CONSENT -> !NEVER.matcher(word).find() && FlagCells.isRefusal(value);
        };
        if (refused) {
            return channels;
        }
        return this == STATE || this == CONSENT
                ? StatedOptOuts.in(value, channels)
                : StatedOptOuts.channelsIn(value, channels);
    }

    private static boolean isDate(String word) {
        return DATED.matcher(word).find() && !FlagCells.isFlag(word);
    }
}
