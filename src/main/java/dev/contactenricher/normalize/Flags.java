package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what people write for yes and no. */
final class Flags {

    /** What says no, though it is not how a flag is to be written. */
    private static final Set<String> REFUSALS = Set.of(
            "no",
            "n",
            "0",
            "0.0",
            "off",
            "f",
            "falsch",
            "nein",
            "non",
            "nee",
            "nej",
            "nei",
            "nie",
            "ne",
            "não",
            "nao",
            "нет",
            "いいえ",
            "否",
            "opt-out",
            "opt out",
            "optout",
            "opted out",
            "opted-out",
            "unsubscribed",
            "unsubscribe",
            "denied",
            "declined",
            "refused",
            "revoked",
            "withdrawn",
            "rejected",
            "never",
            "disabled",
            "inactive",
            "stop",
            "do not contact");

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
        return REFUSALS.contains(value.isNumber() ? ContactFields.number(value) : value.isString() ? folded(value) : "");
    }

    private static String folded(JsonNode value) {
        String text = value.stringValue();
        return text.length() <= MAX_FLAG ? Text.line(text).toLowerCase(Locale.ROOT) : "";
    }
}
