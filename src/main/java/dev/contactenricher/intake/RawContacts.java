package dev.contactenricher.intake;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.normalize.Normalization;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the next contact of a batch out of its stream. One that is much larger than any real one, and would not fit into
 * a request to CXone with forty-nine others, is passed over: a few bytes of JSON can take a hundred times their size in
 * memory.
 */
final class RawContacts {

    private static final int MOST_TOKENS = 20_000;
    private static final int MOST_BYTES = 256 * 1024;

    /** What becomes of a contact that was passed over. */
    static final Normalization TOO_LARGE = new Normalization.Rejected(
            null,
            List.of(new Finding(
                    "contact", "too_large", "A contact may have 256 KiB of JSON, and 10,000 names and values in it")),
            List.of());

    private RawContacts() {}

    /**
     * @param parser stands at the contact's first token, and then at its last one
     * @return nothing for a contact that is too large
     */
    static Optional<JsonNode> read(JsonMapper json, JsonParser parser) {
        int depth = depth(parser) - (parser.currentToken().isStructStart() ? 1 : 0);
        long start = offset(parser);
        try {
            JsonNode contact = json.readTree(new CountingParser(parser));
            return offset(parser) - start > MOST_BYTES ? Optional.empty() : Optional.of(contact);
        } catch (TooManyTokensException e) {
            while (depth(parser) > depth) {
                parser.nextToken();
            }
            return Optional.empty();
        }
    }

    private static int depth(JsonParser parser) {
        return parser.streamReadContext().getNestingDepth();
    }

    private static long offset(JsonParser parser) {
        TokenStreamLocation location = parser.currentLocation();
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    private static final class TooManyTokensException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class CountingParser extends JsonParserDelegate {

        private int tokens;

        CountingParser(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() {
            count();
            return super.nextToken();
        }

        @Override
        public @Nullable String nextName() {
            count();
            return super.nextName();
        }

        private void count() {
            if (++tokens > MOST_TOKENS) {
                throw new TooManyTokensException();
            }
        }
    }
}
