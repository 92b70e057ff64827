package dev.contactenricher.sandbox;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Lays out what the tour says. Colours only for a terminal that wants them. */
final class Console {

    private static final String BOLD = "\033[1m";
    private static final String DIM = "\033[2m";
    private static final String PLAIN = "\033[0m";

    private final PrintStream out = System.out;
    private final boolean colours = isTerminal(System.console()) && System.getenv("NO_COLOR") == null;

    void heading(String text) {
        out.printf("%n  %s%n%n", styled(BOLD, text));
    }

    void line(String text) {
        out.println("  " + text);
    }

    void quiet(String text) {
        out.println("  " + styled(DIM, text));
    }

    void command(String about, String command) {
        out.printf("  %s%n    %s%n%n", styled(DIM, "# " + about), command);
    }

    static String shortened(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static boolean isTerminal(java.io.@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private String styled(String style, String text) {
        return colours ? style + text + PLAIN : text;
    }
}
