package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.text.RefusalWords;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How a column that no mapping names tells of a refusal. What it says besides is none of anyone's consent. */
enum Hearing {

    /** By a yes: {@code Email Opt Out}. */
    FLAG {
        @Override
        Set<Channel> refused(JsonNode value, Set<Channel> channels) {
            return FlagCells.isOptOut(value) ? channels : NONE;
        }
    },

    /** By a yes, or by when it was: {@code Unsubscribed Time}. */
    DATE {
        @Override
        Set<Channel> refused(JsonNode value, Set<Channel> channels) {
            String text = FlagCells.word(value);
            boolean isDate = A_DATE.matcher(text).find() && !text.startsWith("1970-01-01") && !FlagCells.isFlag(text);
            return !NEVER.matcher(text).find() && (isDate || FlagCells.isOptOut(value)) ? channels : NONE;
        }
    },

    /** By words that can mean nothing else: {@code Unsubscribed} in {@code Status}. */
    STATE {
        @Override
        Set<Channel> refused(JsonNode value, Set<Channel> channels) {
            Set<Channel> refused = EnumSet.noneOf(Channel.class);
            if (value.isString() && value.stringValue().length() <= LONGEST) {
                for (String item : ITEMS.split(value.stringValue())) {
                    var words = new OptOutWords(item);
                    if (words.isOptOut()) {
                        refused.addAll(channels.isEmpty() ? words.channels() : channels);
                    }
                }
            }
            return refused;
        }
    },

    /** By whatever is a refusal in a flag of consent, too: {@code Accepts Email Marketing} with a no. */
    CONSENT {
        @Override
        Set<Channel> refused(JsonNode value, Set<Channel> channels) {
            String text = FlagCells.word(value);
            boolean refused = (RefusalWords.isNo(text) || RefusalWords.isRefusal(text))
                    && !NEVER.matcher(text).find();
            return refused ? channels : STATE.refused(value, channels);
        }
    };

    private static final Set<Channel> NONE = Set.of();
    private static final int LONGEST = 200;
    private static final Pattern ITEMS = Pattern.compile("[,;|\\[\\]\"\\n]+");

    /** Whoever never subscribed has not been asked yet. */
    private static final Pattern NEVER = Pattern.compile("\\bnever\\b|^never_", Pattern.CASE_INSENSITIVE);

    private static final Pattern A_DATE = Pattern.compile("[1-9]");

    /**
     * @param channels that the column's name tells of
     * @return those that are refused there
     */
    abstract Set<Channel> refused(JsonNode value, Set<Channel> channels);
}
