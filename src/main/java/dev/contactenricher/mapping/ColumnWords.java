package dev.contactenricher.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a column's name or of what stands in it, whether written apart, with signs, or in humps. */
final class ColumnWords {

    /** The ends of Salesforce's names for fields of one's own. */
    private static final Pattern CUSTOM = Pattern.compile("__p?c$", Pattern.CASE_INSENSITIVE);

    private static final Pattern HUMPS =
            Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{M}\\p{N}]+");

    private static final Pattern EMAIL = Pattern.compile("\\be (mails?)\\b");
    private static final Pattern OPTED = Pattern.compile("\\bopt(?:s|ed)? (outs?|in)\\b");
    private static final Pattern LISTED = Pattern.compile("\\b(black|block) (list(?:ed)?)\\b");
    private static final Pattern UN = Pattern.compile("\\bun (subscribed?|subscription)\\b");
    private static final Pattern DO_NOT = Pattern.compile("\\b(?:do not|don t)\\b");
    private static final Pattern NO_VERB = Pattern.compile(
            "\\b(?:no|non|não|nao) (permitir|llamar|contactar|enviar|ligar|contatar|consentire|contattare|chiamare|inviare)\\b");
    private static final Pattern CANCELLED = Pattern.compile(
            "\\bcancel(?:ó|o|ado|ada|ou) (?:la |su |a |sua )?(?:suscripción|suscripcion|assinatura|inscrição)\\b");
    private static final Pattern NOT = Pattern.compile("\\bnot (allowed|permitted)\\b");

    /** {@code Marked email as spam}, {@code Spam complaint}. */
    private static final Pattern SPAM = Pattern.compile(
            "\\b(?:marked|reported) ((?:email )?)as spam\\b|\\bspam ((?:report|complaint)(?:ed)?|reported|marked)\\b");

    /** What a word begins with that is written in several. */
    static final Set<String> BEGINNINGS = Set.of(
            "e",
            "opt",
            "opts",
            "opted",
            "black",
            "block",
            "un",
            "do",
            "don",
            "no",
            "não",
            "non",
            "nao",
            "spam",
            "marked",
            "reported",
            "canceló",
            "cancelado",
            "cancelada",
            "cancelou");

    private ColumnWords() {}

    /** The first run of letters, up to a hump, in lower case. */
    static String first(String name) {
        int end = 0;
        while (end < name.length()
                && Character.isLetterOrDigit(name.charAt(end))
                && !(end > 0 && isHump(name.charAt(end - 1), name.charAt(end)))) {
            end++;
        }
        return name.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isHump(char before, char after) {
        return Character.isLowerCase(before) && Character.isUpperCase(after);
    }

    static String withoutEnd(String name) {
        return CUSTOM.matcher(name.strip()).replaceFirst("");
    }

    /** In lower case; what is one word in other writings ({@code opt out}, {@code e-mail}) is one. */
    static List<String> of(String name) {
        String words = HUMPS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        words = EMAIL.matcher(words).replaceAll("e$1");
        words = OPTED.matcher(words).replaceAll("opt$1");
        words = LISTED.matcher(words).replaceAll("$1$2");
        words = UN.matcher(words).replaceAll("un$1");
        words = DO_NOT.matcher(words).replaceAll("dont");
        words = NO_VERB.matcher(words).replaceAll("dont $1");
        words = CANCELLED.matcher(words).replaceAll("desuscrito");
        words = NOT.matcher(words).replaceAll("dont $1");
        words = SPAM.matcher(words).replaceAll("spammed");
        return Arrays.asList(words.split(" "));
    }
}
