package dev.contactenricher.normalize;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Numbers as they are written where text belongs. */
final class Numbers {

    /** Up to here a number is written without an exponent. */
    private static final int MAX_SCALE = 6;

    private Numbers() {}

    /** The number, or null where it is beyond what a parser of doubles can tell. */
    static @Nullable BigDecimal decimal(JsonNode value) {
        boolean told = value.isIntegralNumber() || value.isBigDecimal() || Double.isFinite(value.doubleValue());
        return told ? value.decimalValue() : null;
    }

    /** A whole number without the {@code .0} that some programs put behind each. */
    static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        BigDecimal number = decimal(value);
        if (number == null) {
            return value.asString();
        }
        String written = number.toString();
        boolean whole = number.scale() > 0
                && number.scale() < MAX_SCALE
                && number.stripTrailingZeros().scale() <= 0;
        return whole ? written.substring(0, written.indexOf('.')) : written;
    }
}
