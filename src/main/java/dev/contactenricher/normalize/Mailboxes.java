package dev.contactenricher.normalize;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.Text;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the mailbox in what people, mail programs and exports write into a field for it. */
final class Mailboxes {

    /**
     * What a field holds.
     *
     * @param mailbox the first one that is valid
     * @param several true when there were more
     * @param repaired true when there was something around or within it that is no part of it
     */
    record Found(EmailAddress mailbox, boolean several, boolean repaired) {}

    private static final int LONGEST = 2_000;
    private static final Pattern BETWEEN =
            Pattern.compile("[;,|\\r\\n\\t、，；،؛]+|\\s+(?:/|or|and|oder|und|ou|et|o|y)\\s+|\\s*/\\s+|\\s+");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*)>|\\[mailto:([^\\[\\]]*)]|\\(([^()\\s]+)\\)");
    /** What a link says beside its mailbox: {@code ann@x.org?subject=hi}. */
    private static final Pattern QUERY = Pattern.compile("(@[^@?]+)\\?.*$");

    private static final String AROUND = "\"'<>()[]{}«»“”‘’‹›„‚`´*=….,;:!?#\\";
    private static final Pattern LABEL =
            Pattern.compile("^(?:mailto|e-?mail|mail|smtp)\\s*:\\s*(?://)?", Pattern.CASE_INSENSITIVE);

    private Mailboxes() {}

    static Optional<Found> find(String raw) {
        String unprinted = MailboxWritings.unprinted(raw);
        return unprinted.equals(raw)
                ? read(raw)
                : read(unprinted).map(found -> new Found(found.mailbox(), found.several(), true));
    }

    private static Optional<Found> read(String raw) {
        if (MailboxWritings.isMarked(raw)) {
            Optional<Found> bare = EmailParser.parse(MailboxWritings.unescaped(bare(raw)))
                    .filter(Mailboxes::isElsewhere)
                    .map(mailbox -> new Found(mailbox, false, true));
            if (bare.isPresent()) {
                return bare;
            }
        }
        Optional<EmailAddress> whole = EmailParser.parse(ends(raw));
        if (whole.isPresent() && raw.indexOf('\u00C3') < 0 && raw.indexOf('\u00C2') < 0) {
            return Optional.of(new Found(whole.get(), false, false));
        }
        String text = Mojibake.repair(raw);
        if (!text.equals(raw)) {
            Optional<Found> repaired = EmailParser.parse(ends(text)).map(mailbox -> new Found(mailbox, false, true));
            if (repaired.isPresent()) {
                return repaired;
            }
        }
        if (whole.isPresent()) {
            return Optional.of(new Found(whole.get(), false, false));
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = MailboxWritings.plain(text);
        Optional<Found> found = plain.indexOf('@') < 0 ? Optional.empty() : within(plain);
        boolean divided = plain.indexOf('/') >= 0 || plain.indexOf(':') >= 0;
        return found.isPresent() || plain.indexOf('@') < 0 || !divided
                ? found
                : within(plain.replace('/', ' ').replace(':', ' '));
    }

    /** A line break at the end is the file's; within the text it is how headers are injected, and stays one. */
    private static String ends(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        int start = 0;
        while (start < end && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
            start++;
        }
        return text.substring(start, end);
    }

    private static Optional<Found> within(String text) {
        EmailAddress first = null;
        boolean several = false;
        int end = 0;
        Matcher brackets = IN_BRACKETS.matcher(text);
        while (brackets.find()) {
            EmailAddress mailbox = mailbox(text.substring(brackets.start() + 1, brackets.end() - 1));
            if (mailbox != null) {
                several |= isOther(first, mailbox);
                first = first == null ? mailbox : first;
                // the words before it are its name
                end = brackets.end();
            }
        }
        for (String part : BETWEEN.split(first == null ? text : text.substring(end))) {
            EmailAddress mailbox = part.indexOf('@') < 0 ? null : mailbox(part);
            if (mailbox != null) {
                several |= isOther(first, mailbox);
                first = first == null ? mailbox : first;
            }
        }
        return first == null ? Optional.empty() : Optional.of(new Found(first, several, true));
    }

    private static boolean isOther(@Nullable EmailAddress first, EmailAddress mailbox) {
        return first != null && !first.key().equals(mailbox.key());
    }

    private static @Nullable EmailAddress mailbox(String part) {
        String unlabelled =
                LABEL.matcher(QUERY.matcher(part.strip()).replaceFirst("$1")).replaceFirst("");
        return EmailParser.parse(unlabelled)
                .or(() -> EmailParser.parse(LABEL.matcher(bare(unlabelled)).replaceFirst("")))
                .filter(Mailboxes::isElsewhere)
                .orElse(null);
    }

    /** What is picked out of a longer text must have a whole domain: of {@code ann@x,org} the rest is unknown. */
    private static boolean isElsewhere(EmailAddress mailbox) {
        return mailbox.domain().indexOf('.') > 0 || mailbox.domain().startsWith("[");
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        // a dot ends a sentence but begins none, and in front of a mailbox its meaning is unknown
        while (start < end && isAround(text.charAt(start)) && text.charAt(start) != '.') {
            start++;
        }
        while (end > start && isAround(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isAround(char c) {
        return Text.isWhiteSpace(c) || AROUND.indexOf(c) >= 0;
    }
}
