package dev.contactenricher.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what HTML, mail, addresses of pages and program text write for letters that they could not hold: <code>&amp;Ouml;</code>,
 * <code>&amp;#214;</code>, {@code =C3=96}, {@code =?utf-8?Q?=C3=96?=}, {@code %C3%96}, {@code \u00D6}, {@code <br>}. Sequences of bytes
 * count only where they are UTF-8 beyond ASCII, so that {@code 100%20} and {@code x=3D} stay.
 */
final class Escapes {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));");
    private static final Pattern BREAK = Pattern.compile("<[bB][rR] ?/?>");
    private static final Pattern BYTES = Pattern.compile("(?:=[0-9A-F]{2}){2,}|(?:%[0-9A-Fa-f]{2}){2,}");
    private static final Pattern UNIT = Pattern.compile("(?:\\\\u[0-9A-Fa-f]{4})+");
    private static final Pattern WORD =
            Pattern.compile("=\\?([A-Za-z0-9_-]{2,20})\\?([BbQq])\\?([^?\\s]{0,200})\\?=(?:\\s+(?==\\?))?");
    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, String> ENTITIES = entities();

    private Escapes() {}

    static String undo(String text) {
        String undone = text;
        if (undone.indexOf('&') >= 0) {
            undone = ENTITY.matcher(undone)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            character(match.group(), match.group(1), match.group(2), match.group(3))));
        }
        undone = undone.indexOf('<') < 0 ? undone : BREAK.matcher(undone).replaceAll("\n");
        if (undone.contains("=?")) {
            undone = WORD.matcher(undone)
                    .replaceAll(match -> Matcher.quoteReplacement(
                            word(match.group(), match.group(1), match.group(2), match.group(3))));
        }
        if (undone.indexOf('=') >= 0 || undone.indexOf('%') >= 0) {
            undone = BYTES.matcher(undone).replaceAll(match -> Matcher.quoteReplacement(bytes(match.group())));
        }
        if (undone.contains("\\u")) {
            undone = UNIT.matcher(undone).replaceAll(match -> Matcher.quoteReplacement(units(match.group())));
        }
        return undone;
    }

    private static String character(
            String entity, @Nullable String decimal, @Nullable String hexadecimal, @Nullable String name) {
        if (name != null) {
            return ENTITIES.getOrDefault(name, entity);
        }
        int code = decimal != null ? Integer.parseInt(decimal) : Integer.parseInt(String.valueOf(hexadecimal), 16);
        if (code > ' ' && Text.isInvisible(code)) {
            return "";
        }
        return Character.isValidCodePoint(code) && !Text.isInvisible(code) ? Character.toString(code) : entity;
    }

    /** RFC 2047, section 2. */
    private static String word(String word, String charset, String encoding, String text) {
        try {
            byte[] bytes = encoding.equalsIgnoreCase("B") ? Base64.getDecoder().decode(text) : quoted(text);
            return Charset.forName(charset)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | CharacterCodingException e) {
            return word;
        } catch (IllegalArgumentException noBase64) {
            return word;
        }
    }

    private static byte[] quoted(String text) {
        byte[] bytes = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                bytes[count++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
                i += 2;
            } else {
                bytes[count++] = (byte) (c == '_' ? ' ' : c);
            }
        }
        return java.util.Arrays.copyOf(bytes, count);
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static String bytes(String text) {
        byte[] bytes = HEX.parseHex(text.replace("=", "").replace("%", ""));
        boolean ascii = false;
        for (byte b : bytes) {
            ascii |= b >= 0 && b < ' ';
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return ascii || decoded.length() == bytes.length ? text : decoded;
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    private static String units(String text) {
        StringBuilder units = new StringBuilder(text.length() / 6);
        for (int i = 0; i < text.length(); i += 6) {
            units.append((char) HexFormat.fromHexDigits(text, i + 2, i + 6));
        }
        return units.codePoints().anyMatch(c -> c < 0xA0 || Text.isInvisible(c)) ? text : units.toString();
    }

    /** Those of HTML 4 that stand for a letter or for punctuation of names and addresses. */
    private static Map<String, String> entities() {
        Map<String, String> entities = new HashMap<>(Map.of(
                "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—"));
        entities.putAll(Map.of(
                "lsquo", "‘", "rsquo", "’", "ldquo", "“", "rdquo", "”", "sbquo", "‚", "bdquo", "„", "hellip", "…"));
        entities.putAll(Map.of(
                "OElig", "Œ", "oelig", "œ", "Scaron", "Š", "scaron", "š", "Yuml", "Ÿ", "euro", "€", "trade", "™"));
        String[] latin =
                ("nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2"
                                + " sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute"
                                + " Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH"
                                + " Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN"
                                + " szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave"
                                + " iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute"
                                + " ucirc uuml yacute thorn yuml")
                        .split(" ");
        for (int i = 0; i < latin.length; i++) {
            entities.putIfAbsent(latin[i], Character.toString(0xA0 + i));
        }
        return Map.copyOf(entities);
    }
}
