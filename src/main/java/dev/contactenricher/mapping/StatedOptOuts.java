package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What words, or a list of them, say of opt-outs that can mean nothing else: {@code Unsubscribed}, {@code Do Not Call}. */
final class StatedOptOuts {

    private static final int LONGEST = 200;
    private static final Pattern ITEMS = Pattern.compile("[,;|\\[\\]\"\\n]+");

    private StatedOptOuts() {}

    /** @param channels that are meant, or none where only the words say which */
    static Set<Channel> in(JsonNode value, Set<Channel> channels) {
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
}
