package dev.contactenricher.normalize;

import dev.contactenricher.text.RefusalWords;
import dev.contactenricher.text.Text;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what people write for yes and no. */
final class Flags {

    private static final int MAX_FLAG = 40;

    /** What in an object tells of a consent beside when and how it was given. */
    private static final List<String> TELLING =
            List.of("value", "state", "status", "consent", "granted", "given", "allowed", "opted_in", "opt_in");

    private static final int MOST = 100;

    private Flags() {}

    /** JSON's own values, or the same as text in any case; null for anything else. */
    static @Nullable Boolean read(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text = value.isString() ? folded(value) : "";
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    /** True for what says no in another way than a flag is to be written, in a list or an object of an API's record, too. */
    static boolean isRefusal(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().limit(MOST).anyMatch(Flags::saysNo);
        }
        return value.isObject() ? TELLING.stream().map(value::path).anyMatch(Flags::saysNo) : isWrittenRefusal(value);
    }

    private static boolean saysNo(JsonNode value) {
        return Boolean.FALSE.equals(read(value)) || isWrittenRefusal(value);
    }

    private static boolean isWrittenRefusal(JsonNode value) {
        String text = value.isNumber() ? Numbers.number(value) : value.isString() ? value.stringValue() : "";
        return RefusalWords.isNo(text) || RefusalWords.isRefusal(text);
    }

    private static String folded(JsonNode value) {
        String text = value.stringValue();
        return text.length() <= MAX_FLAG ? Text.line(text).toLowerCase(Locale.ROOT) : "";
    }
}
