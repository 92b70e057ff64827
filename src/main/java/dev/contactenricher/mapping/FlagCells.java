package dev.contactenricher.mapping;

import dev.contactenricher.text.RefusalWords;
import dev.contactenricher.text.SpreadsheetText;
import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Text;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads flags as files write them. What is none stays as it is, for the rule that judges every contact. */
final class FlagCells {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "on");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "off");

    /** Dynamics 365 writes its opt-outs so. */
    private static final Set<String> OPTED_OUT = Set.of("do not allow", "do not send");

    private static final Set<String> NOT_OPTED_OUT = Set.of("allow", "send");

    /** Words that are no written flag, but mean a yes; without signs, but for ticks. */
    private static final Set<String> SPOKEN_YES =
            Tables.lines(FlagCells.class, "yes-words.tsv").collect(Collectors.toUnmodifiableSet());

    /** The date of an opt-out, as a database, a spreadsheet or an epoch has it. */
    private static final Pattern SINCE_WHEN = Pattern.compile(
            "(?:19|20)\\d\\d[-/.]?\\d{1,2}[-/.]?\\d{1,2}(?:\\D.*)?|\\d{1,2}([-/.])\\d{1,2}\\1\\d{2,4}(?:\\D.*)?|1\\d{9}(?:\\d{3})?(?:\\.\\d*)?");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}✓✔☑✅√👍]+");

    private static final int LONGEST = 40;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FlagCells() {}

    /** A boolean where it is written as one. */
    static JsonNode flag(JsonNode value) {
        String word = word(value);
        if (YES.contains(word)) {
            return JSON.booleanNode(true);
        }
        return NO.contains(word) ? JSON.booleanNode(false) : value;
    }

    /**
     * What an opt-out says of the consent: false where it is true, nothing where it is false. What cannot be read is an
     * error of the contact, which is a refusal all the same where it sounds like one.
     */
    static JsonNode consentOf(JsonNode optOut) {
        String word = word(optOut);
        if (YES.contains(word) || OPTED_OUT.contains(word)) {
            return JSON.booleanNode(false);
        } else if (NO.contains(word) || NOT_OPTED_OUT.contains(word)) {
            return JSON.nullNode();
        }
        return isSpokenOptOut(word) ? JSON.stringNode("opted out") : JSON.objectNode();
    }

    /** True for what means a yes in the column of an opt-out, whether or not it is a flag. */
    static boolean isOptOut(JsonNode value) {
        String word = word(value);
        return YES.contains(word) || isSpokenOptOut(word);
    }

    /** True for what is heard as a no in a flag of consent, though it is not written as one. */
    static boolean isRefusal(JsonNode flag) {
        String word = word(flag);
        return RefusalWords.isNo(word) || RefusalWords.isRefusal(word);
    }

    private static boolean isSpokenOptOut(String word) {
        String spoken = SIGNS.matcher(word).replaceAll(" ").strip();
        return SPOKEN_YES.contains(spoken)
                || RefusalWords.isRefusal(word)
                || SINCE_WHEN.matcher(word).matches();
    }

    /** True for a written yes or no. */
    static boolean isFlag(String word) {
        return YES.contains(word) || NO.contains(word);
    }

    /** In lower case, or empty where it is no short text. */
    static String word(JsonNode value) {
        if (value.isString()) {
            String text = value.stringValue();
            return text.length() > LONGEST
                    ? ""
                    : Text.line(SpreadsheetText.plain(text)).toLowerCase(Locale.ROOT);
        }
        return value.isBoolean() || value.isNumber() ? value.asString() : "";
    }
}
