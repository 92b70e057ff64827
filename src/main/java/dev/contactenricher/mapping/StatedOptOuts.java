package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What words, or a list of them, say of opt-outs that can mean nothing else: {@code Unsubscribed}, {@code Do Not Call}. */
final class StatedOptOuts {

    private static final int LONGEST = 200;
    private static final Pattern ITEMS = Pattern.compile("[,;|\\[\\]\"\\n]+");

    private StatedOptOuts() {}

    /** @param channels that are meant, or none where only the words say which */
    static Set<Channel> in(JsonNode value, Set<Channel> channels) {
        Set<Channel> refused = EnumSet.noneOf(Channel.class);
        items(value)
                .filter(OptOutWords::isOptOut)
                .forEach(words -> refused.addAll(channels.isEmpty() ? words.channels() : channels));
        return refused;
    }

    /** Those of the channels that are named, where nothing else is: {@code Email; SMS} in {@code Opt Out}. */
    static Set<Channel> channelsIn(JsonNode value, Set<Channel> channels) {
        Set<Channel> named = EnumSet.noneOf(Channel.class);
        boolean onlyChannels = items(value).allMatch(words -> words.isChannel() && named.addAll(words.namedChannels()));
        named.retainAll(channels);
        return onlyChannels ? named : Set.of();
    }

    private static Stream<OptOutWords> items(JsonNode value) {
        boolean isText = value.isString() && value.stringValue().length() <= LONGEST;
        return isText ? ITEMS.splitAsStream(value.stringValue()).map(OptOutWords::new) : Stream.of();
    }
}
