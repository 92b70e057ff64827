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

    private final int mostCharacters;
    private int width;
    private int narrowest;
    private List<String> cells = List.of();
    private int characters;
    private boolean isBlank = true;

    /** @param width how many cells are kept of a row, until {@link #fits} says how many there are to be */
    RowHandler(int width, int mostCharacters) {
        this.width = width;
        this.narrowest = width;
        this.mostCharacters = mostCharacters;
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
        characters = length > mostCharacters - characters ? Integer.MAX_VALUE : characters + length;
        if (characters > mostCharacters) {
            cells = List.of();
        } else if (index < width) {
            if (cells.isEmpty()) {
                cells = new ArrayList<>();
            }
            cells.add(new String(buffer, offset, length));
        }
    }

    @Override
    protected @Nullable Row buildRecord() {
        return isBlank ? null : new Row(getStartingLineNumber(), cells, shape());
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
        if (characters > mostCharacters) {
            return Shape.TOO_LARGE;
        }
        int count = getFieldCount();
        return count >= narrowest && count <= width ? Shape.FITS : Shape.OTHER_WIDTH;
    }
}
