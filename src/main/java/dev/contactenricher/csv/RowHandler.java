package dev.contactenricher.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the cells of one row after the other, and no more of them than may be kept. A row without a visible sign is none,
 * however many cells it has: spreadsheets leave such behind, above all at the end.
 */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

    private final CsvLimits limits;
    private int width;
    private int narrowest;
    private List<String> cells = List.of();
    private int characters;
    private boolean isBlank = true;

    /** One cell more than there may be columns is kept of a row, until {@link #fits} says how many there are to be. */
    RowHandler(CsvLimits limits) {
        this.limits = limits;
        this.width = limits.columns() + 1;
        this.narrowest = width;
    }

    /**
     * @param narrowest how many cells a row has at least
     * @param width and at most
     */
    void fits(int narrowest, int width) {
        this.narrowest = narrowest;
        this.width = width;
    }

    /** On which the row begins that is being read. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = List.of();
        characters = 0;
        isBlank = true;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        isBlank = isBlank && isBlank(buffer, offset, length);
        if (cells.isEmpty()) {
            cells = new ArrayList<>();
        }
        boolean wasTooLarge = isTooLarge();
        characters = length > limits.rowCharacters() - characters ? Integer.MAX_VALUE : characters + length;
        if (isTooLarge() && !wasTooLarge) {
            cells.replaceAll(cell -> isShort(cell.length()) ? cell : "");
        }
        if (index < width) {
            cells.add(isTooLarge() && !isShort(length) ? "" : new String(buffer, offset, length));
        }
    }

    private boolean isTooLarge() {
        return characters > limits.rowCharacters();
    }

    private boolean isShort(int length) {
        return length <= limits.shortCharacters();
    }

    @Override
    protected @Nullable Row buildRecord() {
        Shape shape = shape();
        boolean isKept = shape != Shape.TOO_LARGE || hasItsWidth();
        return isBlank ? null : new Row(getStartingLineNumber(), isKept ? cells : List.of(), shape);
    }

    private static boolean isBlank(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            char c = buffer[i];
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    private Shape shape() {
        if (isTooLarge()) {
            return Shape.TOO_LARGE;
        }
        return hasItsWidth() ? Shape.FITS : Shape.OTHER_WIDTH;
    }

    private boolean hasItsWidth() {
        return getFieldCount() >= narrowest && getFieldCount() <= width;
    }
}
