package dev.contactenricher.csv;

import java.io.IOException;
import java.io.Reader;
import java.nio.CharBuffer;
import java.util.List;
import java.util.Locale;

/** The beginning of a table, read ahead to find out what separates its cells; then the table from there, whole. */
final class HeaderLine extends Reader {

    /** A header this long is none. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    /** What stands before a cell. */
    private static final String ENDS = ",;\t\r\n";

    private static final int CHUNK = 8 * 1024;

    private final Reader text;
    private final StringBuilder ahead = new StringBuilder();
    private final int[] counts = new int[SEPARATORS.size()];
    private boolean isQuoted;
    private boolean isInside;
    private int looked;
    private int left = -1;
    private int taken;

    HeaderLine(Reader text) throws IOException {
        this.text = text;
        var chunk = CharBuffer.allocate(CHUNK);
        while (!isWhole() && ahead.length() < MOST_CHARACTERS && text.read(chunk) >= 0) {
            ahead.append(chunk.flip());
            chunk.clear();
        }
    }

    /** Spreadsheets take {@code sep=;} on a first line of its own for what separates. */
    boolean isNamed() {
        return ahead.length() > 5
                && ahead.substring(0, 4).toLowerCase(Locale.ROOT).equals("sep=")
                && SEPARATORS.contains(ahead.charAt(4))
                && (ahead.charAt(5) == '\r' || ahead.charAt(5) == '\n');
    }

    /** The one that stands most often outside of quotes in the header; a comma where none does. */
    char separator() {
        if (isNamed()) {
            return ahead.charAt(4);
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.get(most);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = Math.min(length, ahead.length() - taken);
        if (count <= 0) {
            return text.read(target, offset, length);
        }
        ahead.getChars(taken, taken + count, target, offset);
        taken += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean isWhole() {
        for (; looked < ahead.length(); looked++) {
            char c = ahead.charAt(looked);
            boolean isLineEnd = c == '\n' || c == '\r';
            if (isLineEnd && isInside && !isQuoted) {
                return true;
            }
            isInside |= !isLineEnd && c != ' ';
            if (c == '"') {
                quote();
            }
            int which = isQuoted ? -1 : SEPARATORS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        return false;
    }

    /** One that neither begins a cell nor is doubled is a sign like any other: {@code Size (")}. */
    private void quote() {
        boolean wasQuoted = isQuoted;
        isQuoted = !wasQuoted && (looked == left + 1 || ENDS.indexOf(ahead.charAt(looked - 1)) >= 0);
        left = wasQuoted ? looked : left;
    }
}
