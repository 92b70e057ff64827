package dev.contactenricher.country;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param key the ISO 3166-2 part, or the abbreviation that is customary
 * @param abbreviated true when it was found by an abbreviation of up to three letters, not by name
 */
public record Subdivision(
        String key, boolean abbreviated, @Nullable Pattern codes) {

    /** Whether a postal code may lie in it; true where its codes are not known. */
    public boolean mayHave(String code) {
        return codes == null || codes.matcher(code).matches();
    }
}
