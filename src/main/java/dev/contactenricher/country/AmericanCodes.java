package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Map;

/** The ZIP codes of American towns whose names, or the ends of whose names, are places elsewhere, too. */
final class AmericanCodes {

    private static final int DIGITS = 5;

    /** By folded name, from the first of a range to its last. */
    private static final Map<String, String[]> RANGES = load();

    private AmericanCodes() {}

    /** True for {@code San Antonio} and {@code 78205}, also with the four digits that may follow. */
    static boolean isOf(String town, String zip) {
        String code = zip.substring(0, DIGITS);
        for (String range : RANGES.getOrDefault(NameFolding.fold(town), new String[0])) {
            if (range.substring(0, DIGITS).compareTo(code) <= 0
                    && range.substring(range.length() - DIGITS).compareTo(code) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String[]> load() {
        Map<String, String[]> ranges = new HashMap<>();
        for (String[] row : Tables.read(AmericanCodes.class, "american-codes.tsv")) {
            ranges.put(NameFolding.fold(row[0]), row[1].split(" "));
        }
        return ranges;
    }
}
