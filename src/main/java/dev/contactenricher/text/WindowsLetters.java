package dev.contactenricher.text;

import java.nio.charset.Charset;

/**
 * Windows-1252 that was read as ISO 8859-1, so that its letters and quotes came as controls (š as U+009A). They are
 * read as WHATWG's Encoding Standard reads what is labelled ISO 8859-1; the few that Windows-1252 leaves undefined are
 * letters of another encoding, and lost. U+0085 stays, as it ends lines.
 */
final class WindowsLetters {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private WindowsLetters() {}

    static String read(String text) {
        StringBuilder read = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c < 0xA0 && c != 0x85) {
                read = read == null ? new StringBuilder(text) : read;
                read.setCharAt(i, new String(new byte[] {(byte) c}, WINDOWS).charAt(0));
            }
        }
        return read == null ? text : read.toString();
    }
}
