package dev.contactenricher.normalize;

import dev.contactenricher.text.RefusalWords;
import dev.contactenricher.text.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what people write for yes and no. */
final class Flags {

    private static final int MAX_FLAG = 40;

    private Flags() {}

    /** JSON's own values, or the same as text in any case; null for anything else. */
    static @Nullable Boolean read(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text = value.isString() ? folded(value) : "";
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    /** True for what says no in another way than a flag is to be written. */
    static boolean isRefusal(JsonNode value) {
        String text = value.isNumber() ? Numbers.number(value) : value.isString() ? value.stringValue() : "";
        return RefusalWords.isNo(text) || RefusalWords.isRefusal(text);
    }

    private static String folded(JsonNode value) {
        String text = value.stringValue();
        return text.length() <= MAX_FLAG ? Text.line(text).toLowerCase(Locale.ROOT) : "";
    }
}
