package dev.contactenricher.intake;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.ReceivedContact.Read;
import dev.contactenricher.intake.ReceivedContact.Refused;
import dev.contactenricher.mapping.HeardJson;
import dev.contactenricher.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the contacts of a batch out of its stream, one after the other. One that is much larger than any real one, or that
 * says two things under one name, is passed over alone: a few bytes of JSON can take a hundred times their size in memory.
 */
final class RawContacts {

    static final int MOST_LEVELS = 64;
    static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_TOKENS = 20_000;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_NUMBER = 200;
    /** IEEE 754 needs four, the sign aside; more would not fit into the numbers that are reckoned with here. */
    private static final int LONGEST_EXPONENT = 5;

    private final JsonMapper json;
    private final JsonParser parser;
    private final @Nullable Mapping mapping;
    private int kept;

    /** @param parser of the whole batch */
    RawContacts(JsonMapper json, JsonParser parser, @Nullable Mapping mapping) {
        this.json = json;
        this.parser = parser;
        this.mapping = mapping;
    }

    /** The parser stands at the contact's first token, and then at its last one. */
    ReceivedContact next() {
        int outside = parser.streamReadContext().getNestingDepth()
                - (parser.currentToken().isStructStart() ? 1 : 0);
        var limited = new LimitedParser(parser, outside, offset(parser), new HeardJson(parser, outside, mapping));
        try {
            limited.check(parser.currentToken());
            var contact = json.readTree(limited);
            limited.checkSize();
            kept += limited.tokens;
            return new Read(contact);
        } catch (TooLargeException e) {
            return passedOver(Refused.TOO_LARGE, limited);
        } catch (MismatchedInputException e) {
            return passedOver(Refused.REPEATED_NAME, limited);
        }
    }

    /** Of the contacts that were read, and not passed over: names, values, and ends of objects and arrays. */
    int keptTokens() {
        return kept;
    }

    private Refused passedOver(Finding rule, LimitedParser limited) {
        while (parser.streamReadContext().getNestingDepth() > limited.outside) {
            limited.heard.hear(parser.nextToken());
        }
        return new Refused(rule, limited.heard.contact());
    }

    private static long offset(JsonParser parser) {
        TokenStreamLocation location = parser.currentLocation();
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super(null, null, false, false);
        }
    }

    private static final class LimitedParser extends JsonParserDelegate {

        private final int outside;
        private final long start;
        private final HeardJson heard;
        private int tokens;

        LimitedParser(JsonParser parser, int outside, long start, HeardJson heard) {
            super(parser);
            this.outside = outside;
            this.start = start;
            this.heard = heard;
        }

        @Override
        public @Nullable JsonToken nextToken() {
            JsonToken token = super.nextToken();
            check(token);
            return token;
        }

        @Override
        public @Nullable String nextName() {
            String name = super.nextName();
            check(currentToken());
            return name;
        }

        void check(@Nullable JsonToken token) {
            heard.hear(token);
            refuseIf(++tokens > MOST_TOKENS);
            refuseIf(streamReadContext().getNestingDepth() - outside > MOST_LEVELS);
            if (token == JsonToken.PROPERTY_NAME) {
                refuseIf(currentName().length() > LONGEST_NAME);
            } else if (token != null && token.isNumeric()) {
                refuseIf(getStringLength() > LONGEST_NUMBER || exponentLength(getString()) > LONGEST_EXPONENT);
            }
            checkSize();
        }

        void checkSize() {
            refuseIf(offset(delegate) - start > MOST_BYTES);
        }

        private static int exponentLength(String number) {
            int sign = Math.max(number.lastIndexOf('e'), number.lastIndexOf('E'));
            return sign < 0 ? 0 : number.length() - sign - 1;
        }

        private static void refuseIf(boolean tooLarge) {
            if (tooLarge) {
                throw new TooLargeException();
            }
        }
    }
}
