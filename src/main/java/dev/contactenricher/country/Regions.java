package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of the world by name, which people write where a country is asked for. Read when the first such name comes. */
public final class Regions {

    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String[] row : Tables.read(Regions.class, "region-names.tsv")) {
            CODES.putIfAbsent(NameFolding.fold(row[1]), row[0]);
        }
        for (String[] row : Tables.read(Regions.class, "region-aliases.tsv")) {
            for (String name : row[1].split("\\|")) {
                CODES.put(NameFolding.fold(name), row[0]);
            }
        }
    }

    private Regions() {}

    /** The UN M49 code of that part of the world, or its common abbreviation; null when there is none. */
    public static @Nullable String find(String name) {
        return CODES.get(NameFolding.fold(name));
    }
}
