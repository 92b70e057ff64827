package dev.contactenricher.normalize;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Repairs UTF-8 that was read as Windows-1252 ("MÃ¼ller"), where all of the text proves it. */
final class Mojibake {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MAX_TIMES = 3;

    private Mojibake() {}

    static String repair(String text) {
        String repaired = text;
        for (int i = 0; i < MAX_TIMES && isSuspicious(repaired); i++) {
            repaired = once(repaired);
        }
        return repaired;
    }

    /** Each lead byte of UTF-8's two- and three-byte sequences is one of these letters in Windows-1252. */
    private static boolean isSuspicious(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c >= 0xC2 && c <= 0xF4 && text.charAt(i + 1) > 0x7F) {
                return true;
            }
        }
        return false;
    }

    private static String once(String text) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(text)).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static ByteBuffer bytes(String text) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (char c : text.toCharArray()) {
            // The five bytes that Windows-1252 leaves undefined come through as C1 controls.
            if (c < 0xA0) {
                bytes.put((byte) c);
            } else {
                bytes.put(WINDOWS_1252.newEncoder().encode(CharBuffer.wrap(new char[] {c})));
            }
        }
        return bytes.flip();
    }
}
