package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what people write for yes and no. */
final class Flags {

    /** What says no, though it is not how a flag is to be written; without signs, but for crosses. */
    private static final Set<String> REFUSALS = Set.of(
            "no",
            "n",
            "0",
            "false",
            "off",
            "f",
            "✗",
            "✘",
            "❌",
            "☒",
            "falsch",
            "faux",
            "falso",
            "onwaar",
            "falskt",
            "falsk",
            "fałsz",
            "nepravda",
            "ложь",
            "nein",
            "non",
            "nee",
            "nej",
            "nei",
            "nie",
            "ne",
            "não",
            "nao",
            "nope",
            "ei",
            "nem",
            "όχι",
            "hayır",
            "hayir",
            "нет",
            "ні",
            "не",
            "いいえ",
            "否",
            "不",
            "아니요",
            "لا",
            "לא",
            "keine",
            "keinesfalls",
            "nunca",
            "jamais",
            "0 0",
            "0 00",
            "opt out",
            "optout",
            "opted out",
            "out",
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
            "blocked",
            "not allowed",
            "not given",
            "no thanks",
            "no consent",
            "do not contact",
            "do not call",
            "do not email",
            "do not mail",
            "do not allow",
            "do not send",
            "abgemeldet",
            "abgelehnt",
            "widerrufen",
            "verweigert",
            "nicht erteilt",
            "refusé",
            "désabonné",
            "désinscrit",
            "rechazado",
            "desuscrito",
            "rifiutato",
            "disiscritto",
            "geweigerd",
            "afgemeld");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}✗✘❌☒]+");

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
        String text = value.isNumber() ? Numbers.number(value) : value.isString() ? folded(value) : "";
        return REFUSALS.contains(SIGNS.matcher(text).replaceAll(" ").strip());
    }

    private static String folded(JsonNode value) {
        String text = value.stringValue();
        return text.length() <= MAX_FLAG ? Text.line(text).toLowerCase(Locale.ROOT) : "";
    }
}
