package dev.contactenricher.normalize;

import dev.contactenricher.text.Text;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write, and links hold, for the signs of a mailbox. */
final class MailboxWritings {

    private static final Pattern AT =
            Pattern.compile("[\uFF20\uFE6B]|%40|[ \\t]?(?:[(\\[{（<] ?(?i:at|@|arroba|arobase|ät) ?[)\\]}）>])[ \\t]?");

    /** {@code ann [at] x [dot] org}: a dot that was written out beside such an at sign. */
    private static final Pattern DOT =
            Pattern.compile("[ \\t]?[(\\[{（<] ?(?i:dot|punkt|point|punto|\\.) ?[)\\]}）>][ \\t]?");

    /** {@code ann at x dot org}: with both words, and nothing besides. */
    private static final Pattern IN_WORDS =
            Pattern.compile("(?i)\\s*([^\\s@]+) at ([\\p{L}\\p{N}-]+(?: dot [\\p{L}\\p{N}-]+)+)\\s*");

    /** Signs of East Asian print and pictures, which no mailbox has beside ASCII letters: {@code 邮箱：ann@x.org}. */
    private static final Pattern PRINTED = Pattern.compile("[【】「」《》]|^[\\p{So}\\uFE0F]+|[\\p{So}\\uFE0F]+$");

    /** Where a link to a mailbox stands in a longer text, percent-encoded as RFC 6068 has it. */
    private static final Pattern LINK =
            Pattern.compile("(?i:mailto:)(?://)?([^\\s\"<>()\\[\\]#?]+)(?:\\?[^\\s\"<>]*)?");

    private static final Pattern AT_ONCE = Pattern.compile("[^\\s(\\[{（<]@[^\\s)\\]}）>]");
    private static final Pattern AROUND_AT = Pattern.compile("(?<=[^\\s@])[ \\t]{0,2}@[ \\t]{0,2}(?=[^\\s@])");
    private static final Pattern AROUND_DOT =
            Pattern.compile("(@[\\p{L}\\p{N}-]{1,63})[ \\t]?\\.[ \\t]?(\\p{L}{2,24}(?![\\p{L}@.]))");

    /** {@code ann@x.org<br>}, {@code <p>ann@x.org</p>}. */
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:br|p|div|span|b|i|u|strong|em|li|td|a)(?: [^<>@]*)?\\s?/?>");

    private static final Pattern ESCAPED_BLANKS = Pattern.compile("^(?:%20)+|(?:%20)+$");

    private static final String PRINTED_QUOTES = "«»“”‘’‹›„‚´";

    private MailboxWritings() {}

    /**
     * What the mailbox's grammar has room for, and only programs write: the apostrophe of spreadsheets before a text, quotation
     * marks of print, a blank as links have it.
     */
    static boolean isMarked(String raw) {
        if (raw.isEmpty()) {
            return false;
        }
        char last = raw.charAt(raw.length() - 1);
        return raw.charAt(0) == '\''
                || PRINTED_QUOTES.indexOf(raw.charAt(0)) >= 0
                || PRINTED_QUOTES.indexOf(last) >= 0
                || raw.startsWith("%20")
                || raw.endsWith("%20");
    }

    /** Without the blanks around it that a link has escaped. */
    static String unescaped(String text) {
        return ESCAPED_BLANKS.matcher(text).replaceAll("");
    }

    /**
     * With what is unmistakably meant as an at sign or belongs to one: {@code ann＠x.org}, {@code ann (at) x.org},
     * {@code ann@ x.org}.
     */
    static String plain(String text) {
        String untagged = text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll(" ");
        String linked =
                LINK.matcher(untagged).replaceAll(link -> " " + Matcher.quoteReplacement(decoded(link.group(1))) + " ");
        Matcher words = IN_WORDS.matcher(linked);
        String at = words.matches()
                ? words.group(1) + "@" + words.group(2).replaceAll("(?i) dot ", ".")
                : DOT.matcher(isAtOnce(linked) ? linked : AT.matcher(linked).replaceAll("@"))
                        .replaceAll(".");
        return at.indexOf('@') < 0
                ? at
                : Domains.hyphened(AROUND_DOT
                        .matcher(AROUND_AT.matcher(at).replaceAll("@"))
                        .replaceAll("$1.$2"));
    }

    /** True where an at sign stands between two signs of a mailbox, so that no other is meant. */
    private static boolean isAtOnce(String text) {
        return AT_ONCE.matcher(text).find();
    }

    /** With blanks for what is printed around a mailbox and is no sign of it, and ASCII's letters for their wide forms. */
    static String unprinted(String text) {
        if (Text.isAscii(text)) {
            return text;
        }
        return PRINTED.matcher(wide(text)).replaceAll(" ").replace('、', ',');
    }

    private static String wide(String text) {
        StringBuilder narrow = new StringBuilder(text.length());
        text.chars().map(c -> c > '\uFF00' && c < '\uFF5F' ? c - 0xFEE0 : c).forEach(c -> narrow.append((char) c));
        return narrow.toString();
    }

    private static String decoded(String link) {
        try {
            return link.indexOf('%') < 0 ? link : URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link;
        }
    }
}
