package dev.contactenricher.mapping;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of a column, by what they say of consent. Each of them must be known: a stranger makes another thing of it. */
final class OptOutWords {

    private static final Map<String, Set<String>> WORDS = Tables.lines(OptOutWords.class, "opt-out-words.tsv")
            .map(line -> line.split("\t"))
            .collect(toUnmodifiableMap(row -> row[0], row -> Set.copyOf(Arrays.asList(row[1].split(" ")))));

    private static final Set<String> KNOWN =
            WORDS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private final List<String> words;

    OptOutWords(String text) {
        words = ColumnWords.of(text);
    }

    /** False for most names, and soon: only one that begins with a known word is taken apart. */
    static boolean mayKnow(String name) {
        String first = ColumnWords.first(name);
        return KNOWN.contains(first) || ColumnWords.BEGINNINGS.contains(first);
    }

    /** Exactly one word says no, and to something. */
    boolean isOptOut() {
        long said = count("unsubscribed") + count("optout") + count("dnc");
        long ended = count("ended");
        long negations = count("negation");
        return isKnown()
                && said + ended + negations == 1
                && (ended == 0 || count("consent") > 0)
                && (negations == 0 || count("asked") > 0);
    }

    boolean isConsent() {
        boolean accepting = count("accepting") > 0
                && (words.contains("marketing") || !namedChannels().isEmpty());
        return isKnown() && isNeutral() && (count("consent") > 0 || accepting) && !isDated();
    }

    boolean isState() {
        return isKnown() && isNeutral() && count("state") > 0 && !isDated();
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
        Set<Channel> named = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            if (count(channel.wireName()) > 0) {
                named.add(channel);
            }
        }
        return named;
    }

    private boolean isNeutral() {
        return count("unsubscribed") + count("optout") + count("dnc") + count("ended") + count("negation") == 0;
    }

    private boolean isKnown() {
        return KNOWN.containsAll(words);
    }

    private long count(String kind) {
        Set<String> known = WORDS.getOrDefault(kind, Set.of());
        return words.stream().filter(known::contains).count();
    }
}
