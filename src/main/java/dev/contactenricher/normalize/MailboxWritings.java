package dev.contactenricher.normalize;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people write, and links hold, for the signs of a mailbox. */
final class MailboxWritings {

    private static final Pattern AT = Pattern.compile("[\uFF20\uFE6B]|[ \\t]?[(\\[{](?i:at)[)\\]}][ \\t]?");

    /** {@code ann [at] x [dot] org}: a dot that was written out beside such an at sign. */
    private static final Pattern DOT = Pattern.compile("[ \\t]?[(\\[{](?i:dot|punkt|point|punto)[)\\]}][ \\t]?");

    /** Where a link to a mailbox stands in a longer text, percent-encoded as RFC 6068 has it. */
    private static final Pattern LINK = Pattern.compile("(?i:mailto:)([^\\s\"<>()\\[\\]#?]+)(?:\\?[^\\s\"<>]*)?");

    private static final Pattern AROUND_AT = Pattern.compile("(?<=[^\\s@])[ \\t]{0,2}@[ \\t]{0,2}(?=[^\\s@])");
    private static final Pattern AROUND_DOT =
            Pattern.compile("(@[\\p{L}\\p{N}-]{1,63})[ \\t]?\\.[ \\t]?(\\p{L}{2,24}(?![\\p{L}@.]))");

    private MailboxWritings() {}

    /**
     * With what is unmistakably meant as an at sign or belongs to one: {@code ann＠x.org}, {@code ann (at) x.org},
     * {@code ann@ x.org}.
     */
    static String plain(String text) {
        String linked =
                LINK.matcher(text).replaceAll(link -> " " + Matcher.quoteReplacement(decoded(link.group(1))) + " ");
        String at = linked.indexOf('@') < 0
                ? DOT.matcher(AT.matcher(linked).replaceAll("@")).replaceAll(".")
                : linked;
        return at.indexOf('@') < 0
                ? at
                : Domains.hyphened(AROUND_DOT
                        .matcher(AROUND_AT.matcher(at).replaceAll("@"))
                        .replaceAll("$1.$2"));
    }

    private static String decoded(String link) {
        try {
            return link.indexOf('%') < 0 ? link : URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link;
        }
    }
}
