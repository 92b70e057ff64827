package dev.contactenricher.intake;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.ReceivedContact.Read;
import dev.contactenricher.intake.ReceivedContact.Refused;
import dev.contactenricher.mapping.HeardFields;
import dev.contactenricher.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

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

    static final Finding TOO_LARGE = new Finding(
            "contact",
            "too_large",
            "A contact may have 1 MiB of JSON, and in it 10,000 names and values, 64 levels, names of 500 and numbers of"
                    + " 200 characters with exponents of four digits");
    private static final Finding REPEATED_NAME =
            new Finding("contact", "repeated_name", "A name must not stand more than once in an object");

    private final JsonMapper json;
    private final JsonParser parser;
    private final @Nullable Mapping mapping;
    private int kept;

    /**
     * @param parser of the whole batch
     * @param mapping that the caller named
     */
    RawContacts(JsonMapper json, JsonParser parser, @Nullable Mapping mapping) {
        this.json = json;
        this.parser = parser;
        this.mapping = mapping;
    }

    /** The parser stands at the contact's first token, and then at its last one. */
    ReceivedContact next() {
        int outside = depth() - (parser.currentToken().isStructStart() ? 1 : 0);
        var limited = new LimitedParser(parser, outside, offset());
        try {
            limited.check(parser.currentToken());
            var contact = json.readTree(limited);
            limited.checkSize();
            kept += limited.tokens;
            return new Read(contact);
        } catch (TooLargeException e) {
            return passedOver(TOO_LARGE, limited);
        } catch (MismatchedInputException e) {
            return passedOver(REPEATED_NAME, limited);
        }
    }

    /** Of the contacts that were read, and not passed over: names, values, and ends of objects and arrays. */
    int keptTokens() {
        return kept;
    }

    private Refused passedOver(Finding rule, LimitedParser limited) {
        while (depth() > limited.outside) {
            limited.hear(parser.nextToken());
        }
        return new Refused(rule, limited.heard.contact(mapping));
    }

    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }

    private long offset() {
        return offset(parser);
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
        private final HeardFields heard = new HeardFields();
        private String name = "";
        private int tokens;

        LimitedParser(JsonParser parser, int outside, long start) {
            super(parser);
            this.outside = outside;
            this.start = start;
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

        /** What is the contact's own, and short. */
        void hear(@Nullable JsonToken token) {
            if (token == null || streamReadContext().getNestingDepth() != outside + 1) {
                return;
            }
            if (token == JsonToken.PROPERTY_NAME) {
                name = currentName();
            } else if (token.isBoolean()) {
                heard.hear(name, JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE));
            } else if (token.isScalarValue() && getStringLength() <= HeardFields.LONGEST) {
                heard.hear(name, JsonNodeFactory.instance.stringNode(getString()));
            }
        }

        void check(@Nullable JsonToken token) {
            hear(token);
            tokens++;
            refuseIf(tokens > MOST_TOKENS);
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
