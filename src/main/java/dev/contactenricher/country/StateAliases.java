package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a state is called besides its name: by its former code, by habit, in other languages. */
final class StateAliases {

    private static final Map<String, String> CODES = codes();

    private StateAliases() {}

    /** The code of a part by what else it is called in a known country, or null. */
    static @Nullable String code(String country, String state) {
        return CODES.get(country + " " + NameFolding.fold(state));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String[] row : Tables.read(StateAliases.class, "state-aliases.tsv")) {
            for (String name : row[2].split("\\|")) {
                codes.put(row[0] + " " + NameFolding.fold(name), row[1]);
            }
        }
        return Map.copyOf(codes);
    }
}
