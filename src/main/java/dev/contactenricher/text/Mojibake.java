package dev.contactenricher.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Repairs text that went through a wrong encoding, once or several times, where all of it proves which: UTF-8 that was
 * read as Windows-1252 ("MÃ¼ller"), Windows-1250 ("MĂĽller"), Mac OS Roman ("M√ºller"), an OEM code page ("M├╝ller") or Windows-1251, and what
 * {@link Escapes} knows. The one door for every text field.
 */
public final class Mojibake {

    private static final int MAX_TIMES = 3;

    /**
     * @param charset as which UTF-8 was read
     * @param leads what UTF-8's first bytes of Latin letters and of punctuation, and then of other scripts, look like in it
     * @param least so many sequences must there be to prove it
     */
    private record Misreading(Charset charset, String leads, int least) {

        boolean isSuspected(String text) {
            int sequences = 0;
            for (int i = 0; i < text.length() - 1 && sequences < least; i++) {
                if (leads.indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) > 0x7F && !isRomanian(text, i)) {
                    sequences++;
                }
            }
            return sequences >= least;
        }

        /** {@code PĂŞUNE}, {@code RÂŞNOV}; in {@code JesĂşs} a capital stands where none can. */
        private static boolean isRomanian(String text, int at) {
            boolean letters = "ĂÂ".indexOf(text.charAt(at)) >= 0 && "Şş".indexOf(text.charAt(at + 1)) >= 0;
            return letters && !(at > 0 && Character.isLowerCase(text.charAt(at - 1)));
        }

        String undone(String text) {
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(bytes(text)).toString();
            } catch (CharacterCodingException e) {
                return text;
            }
        }

        private ByteBuffer bytes(String text) throws CharacterCodingException {
            var encoder = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
            if (!charset.name().equals("windows-1252")) {
                return encoder.encode(CharBuffer.wrap(text));
            }
            ByteBuffer bytes = ByteBuffer.allocate(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                // The five bytes that Windows-1252 leaves undefined come through as C1 controls.
                if (c < 0xA0) {
                    bytes.put((byte) c);
                } else {
                    bytes.put(encoder.encode(CharBuffer.wrap(new char[] {c})));
                }
            }
            return bytes.flip();
        }
    }

    private static final List<Misreading> MISREADINGS = List.of(
            new Misreading(Charset.forName("windows-1252"), range(0xC2, 0xF4), 1),
            new Misreading(Charset.forName("x-MacRoman"), "¬√ƒ≈‚–—", 1),
            new Misreading(Charset.forName("IBM850"), "┬├─┼", 1),
            new Misreading(Charset.forName("windows-1250"), "ÂĂÄĹ", 1),
            new Misreading(Charset.forName("windows-1251"), "ВГДЕРС", 3));

    private Mojibake() {}

    /** The text as it was meant, or the text itself where nothing proves that it was meant otherwise. */
    public static String repair(String text) {
        String repaired = text;
        for (int i = 0; i < MAX_TIMES; i++) {
            String next = once(Escapes.undo(repaired));
            if (next.equals(repaired)) {
                break;
            }
            repaired = next;
        }
        return repaired;
    }

    /** As {@link #repair}, for names and addresses: what is still a control then is taken for the letter that it was. */
    public static String repairLetters(String text) {
        return WindowsLetters.read(repair(text));
    }

    private static String once(String text) {
        if (Text.isAscii(text)) {
            return text;
        }
        for (Misreading misreading : MISREADINGS) {
            String undone = misreading.isSuspected(text) ? misreading.undone(text) : text;
            if (!undone.equals(text)) {
                return undone;
            }
        }
        return text;
    }

    private static String range(int from, int to) {
        StringBuilder range = new StringBuilder();
        for (int c = from; c <= to; c++) {
            range.append((char) c);
        }
        return range.toString();
    }
}
