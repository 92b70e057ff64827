package dev.contactenricher.leaks;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/**
 * Finds what could be a person's: any e-mail address, any number in E.164, and the words that only test contacts have.
 * Nobody's data has a place in logs, metrics, problem details and audit entries, so anything that looks like it counts.
 */
public final class Leaks {

    private static final Pattern PERSONAL = Pattern.compile("""
            [\\w.+%'-]{1,64}@(?:[\\w-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b\
            |(?<![\\w.:+-])\\+[1-9]\\d{7,14}(?!\\w)\
            |Quentinella|Vandersnooth|Zwickelhorn|Erasable[a-z]""");

    private static final Leaks OF_THE_RUN = new Leaks();

    private final Queue<String> found = new ConcurrentLinkedQueue<>();

    /** Those of this run; each class of tests ends with a look at them. */
    public static Leaks ofTheRun() {
        return OF_THE_RUN;
    }

    /** @param source what the text is, for the message */
    public void inspect(String source, String text) {
        if (text.indexOf('@') < 0 && text.indexOf('+') < 0 && text.length() < 10) {
            return;
        }
        var matcher = PERSONAL.matcher(text);
        if (matcher.find()) {
            int from = Math.max(0, matcher.start() - 120);
            found.add("%s: …%s".formatted(source, text.substring(from, Math.min(text.length(), matcher.end() + 40))));
        }
    }

    /** What was found since the last look. */
    public List<String> take() {
        List<String> all = List.copyOf(found);
        all.forEach(found::remove);
        return all;
    }
}
