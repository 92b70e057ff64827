package dev.contactenricher.text;

/** What exports write so that spreadsheets do not read it as a number or a formula. */
public final class SpreadsheetText {

    /** What an apostrophe keeps them from reading (OWASP, CSV Injection). */
    private static final String READ_OTHERWISE = "0123456789+-=@";

    private SpreadsheetText() {}

    /** {@code 02110} for {@code ="02110"} and {@code '02110}; any other text as it is, {@code 't Hooft} too. */
    public static String plain(String text) {
        String bare = text.strip();
        int end = bare.length() - 1;
        if (bare.startsWith("=\"") && end > 1 && bare.indexOf('"', 2) == end) {
            return bare.substring(2, end);
        }
        boolean marked = bare.startsWith("'") && end > 0 && READ_OTHERWISE.indexOf(bare.charAt(1)) >= 0;
        return marked ? bare.substring(1) : text;
    }

    /**
     * Without the quotes around all of a cell that went through two exports, which write them where there are commas or lines:
     * {@code "Lejas"} is the name of a farm.
     */
    public static String unquoted(String text) {
        String bare = text.strip();
        int end = bare.length() - 1;
        boolean quoted = end > 1 && bare.startsWith("\"") && bare.indexOf('"', 1) == end;
        return quoted && (bare.indexOf(',') > 0 || bare.indexOf('\n') > 0) ? bare.substring(1, end) : text;
    }
}
