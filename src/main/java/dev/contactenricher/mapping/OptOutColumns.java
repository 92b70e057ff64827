package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.mapping.Target.Overheard;
import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Columns that tell of refusals by their name, of whatever CRM: {@code Email Opt Out}, {@code Do Not Call}. */
final class OptOutColumns {

    private static final String ALL = "all";

    /** HubSpot has a column for each kind of e-mail: {@code Opted out of email: Newsletter}. */
    private static final String OF_ONE_SUBSCRIPTION = "optedoutofemail";

    private static final Map<String, Overheard> BY_BARE = new HashMap<>();

    static {
        for (String line :
                Tables.lines(OptOutColumns.class, "opt-out-columns.tsv").toList()) {
            String[] row = line.split("\t");
            Set<Channel> channels = EnumSet.allOf(Channel.class);
            channels.removeIf(channel -> !row[0].equals(ALL) && !row[0].equals(channel.field()));
            var optOut = new Overheard(channels, Hearing.FLAG);
            Arrays.stream(row[1].split(" ")).forEach(name -> BY_BARE.put(name, optOut));
        }
    }

    private OptOutColumns() {}

    static @Nullable Overheard find(String name) {
        String given = ColumnWords.withoutEnd(name);
        String bare = FieldNames.bare(given);
        Overheard listed = BY_BARE.get(bare.startsWith(OF_ONE_SUBSCRIPTION) ? OF_ONE_SUBSCRIPTION : bare);
        return listed == null && OptOutVocabulary.mayKnow(given) ? byWords(new OptOutWords(given)) : listed;
    }

    private static @Nullable Overheard byWords(OptOutWords words) {
        if (words.isOptOut()) {
            return new Overheard(words.channels(), words.isDated() ? Hearing.DATE : Hearing.FLAG);
        } else if (words.isConsent()) {
            return new Overheard(words.channels(), Hearing.CONSENT);
        }
        return words.isState() ? new Overheard(words.namedChannels(), Hearing.STATE) : null;
    }
}
