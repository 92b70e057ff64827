package dev.contactenricher.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names in a request's query, decoded.
 *
 * @param names in the order in which they came, repeats included
 */
record Query(List<String> names) {

    private static final int MOST_PARAMETERS = 100;

    /** Empty when it cannot be read: broken percent-encoding (RFC 3986, section 2.1), no UTF-8, or no end of parameters. */
    static Optional<Query> read(@Nullable String query) {
        List<String> names = new ArrayList<>();
        try {
            for (String part : query == null ? new String[0] : query.split("&", MOST_PARAMETERS + 2)) {
                int end = part.indexOf('=');
                String name = decode(end < 0 ? part : part.substring(0, end));
                decode(part.substring(end + 1));
                if (!part.isEmpty()) {
                    names.add(name);
                }
            }
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return names.size() > MOST_PARAMETERS ? Optional.empty() : Optional.of(new Query(List.copyOf(names)));
    }

    private static String decode(String encoded) throws CharacterCodingException {
        var bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c > 0x7f) {
                throw new CharacterCodingException();
            } else if (c == '%') {
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }
}
