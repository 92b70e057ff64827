package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The words of a column, by what they say of consent. Each of them must be known: a stranger makes another thing of it. */
final class OptOutWords {

    private final List<String> words;

    OptOutWords(String text) {
        words = ColumnWords.of(text);
    }

    /** Exactly one word says no, and to something. */
    boolean isOptOut() {
        long ended = count("ended");
        long negations = count("negation");
        return OptOutVocabulary.knows(words)
                && plain() + ended + negations == 1
                && (ended == 0 || count("consent") > 0)
                && (negations == 0 || count("asked") > 0);
    }

    boolean isConsent() {
        boolean accepting = count("accepting") > 0
                && (words.contains("marketing") || !namedChannels().isEmpty());
        return isNeutral() && (count("consent") > 0 || accepting);
    }

    boolean isState() {
        return isNeutral() && count("state") > 0;
    }

    /** It names channels, and nothing besides. */
    boolean isChannel() {
        return isNeutral() && !namedChannels().isEmpty();
    }

    boolean isDated() {
        return count("when") > 0;
    }

    /** Those that it names, or those that it is of where it names none. */
    Set<Channel> channels() {
        Set<Channel> named = namedChannels();
        if (!named.isEmpty()) {
            return named;
        } else if (count("dnc") > 0) {
            return EnumSet.of(Channel.PHONE);
        }
        return count("unsubscribed") > 0 ? EnumSet.of(Channel.EMAIL) : EnumSet.allOf(Channel.class);
    }

    Set<Channel> namedChannels() {
        Set<Channel> named = EnumSet.allOf(Channel.class);
        named.removeIf(channel -> count(channel.wireName()) == 0);
        return named;
    }

    private boolean isNeutral() {
        boolean silent = plain() + count("ended") + count("negation") == 0;
        return silent && !isDated() && OptOutVocabulary.knows(words);
    }

    private long plain() {
        return count("unsubscribed") + count("optout") + count("dnc");
    }

    private long count(String kind) {
        return OptOutVocabulary.count(words, kind);
    }
}
