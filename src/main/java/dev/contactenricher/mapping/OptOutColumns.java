package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.mapping.Target.Overheard;
import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns that are an opt-out by their name, of whatever CRM: {@code Email Opt Out}, {@code Do Not Call}. */
final class OptOutColumns {

    private static final String ALL = "all";

    /** HubSpot has a column for each kind of e-mail: {@code Opted out of email: Newsletter}. */
    private static final String OF_ONE_SUBSCRIPTION = "optedoutofemail";

    /** The ends of Salesforce's names for fields of one's own. */
    private static final Pattern CUSTOM = Pattern.compile("__p?c$", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Overheard> BY_BARE = new HashMap<>();

    static {
        for (String line :
                Tables.lines(OptOutColumns.class, "opt-out-columns.tsv").toList()) {
            String[] row = line.split("\t");
            var optOut = new Overheard(row[0].equals(ALL) ? everyConsent() : List.of(row[0]));
            Arrays.stream(row[1].split(" ")).forEach(name -> BY_BARE.put(name, optOut));
        }
    }

    private OptOutColumns() {}

    static @Nullable Overheard find(String name) {
        String bare = FieldNames.bare(CUSTOM.matcher(name.strip()).replaceFirst(""));
        Overheard whole = BY_BARE.get(bare);
        return whole != null || !bare.startsWith(OF_ONE_SUBSCRIPTION) ? whole : BY_BARE.get(OF_ONE_SUBSCRIPTION);
    }

    private static List<String> everyConsent() {
        return Arrays.stream(Channel.values()).map(Channel::field).toList();
    }
}
