package dev.contactenricher.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is one word in some writings and several in others: {@code opt out}, {@code e-mail}, {@code do not}. */
final class WordJoins {

    private static final Map<Pattern, String> JOINED = new LinkedHashMap<>();

    static {
        join("\\be (mails?)\\b", "e$1");
        join("\\bopt(?:s|ed)? (outs?|in)\\b", "opt$1");
        join("\\b(black|block) (list(?:ed)?)\\b", "$1$2");
        join("\\bun (subscribed?|subscription)\\b", "un$1");
        join("\\b(?:do not|don t)\\b", "dont");
        join(
                "\\b(?:no|non|não|nao) (permitir|llamar|contactar|enviar|ligar|contatar|consentire|contattare|chiamare|inviare)\\b",
                "dont $1");
        join(
                "\\bcancel(?:ó|o|ado|ada|ou) (?:la |su |a |sua )?(?:suscripción|suscripcion|assinatura|inscrição)\\b",
                "desuscrito");
        join("\\bnot (allowed|permitted)\\b", "dont $1");
        join("\\bno longer contact(?: by)?\\b", "dont contact");
        join(
                "\\bno (solicitations?|marketing|newsletters?|calls|phone calls|texts|bulk emails?|mass emails?)\\b",
                "dont contact $1");
        join("\\b(?:marked|reported) (?:email )?as spam\\b|\\bspam (?:report|complaint)(?:ed)?\\b", "spammed");
    }

    /** The first words of those. */
    private static final Set<String> FIRST = Set.of(
            ("e opt opts opted black block un do don no non não nao not canceló cancelo cancelado cancelada cancelou"
                            + " marked reported spam")
                    .split(" "));

    private WordJoins() {}

    private static void join(String words, String one) {
        JOINED.put(Pattern.compile(words), one);
    }

    static boolean mayBegin(String word) {
        return FIRST.contains(word);
    }

    static String in(String words) {
        String joined = words;
        for (Map.Entry<Pattern, String> join : JOINED.entrySet()) {
            joined = join.getKey().matcher(joined).replaceAll(join.getValue());
        }
        return joined;
    }
}
