package dev.contactenricher.intake;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvRows;
import dev.contactenricher.intake.ReceivedContact.Read;
import dev.contactenricher.intake.ReceivedContact.Refused;
import dev.contactenricher.mapping.Columns;
import dev.contactenricher.mapping.Mapping;
import dev.contactenricher.normalize.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The contacts of a file, each read and normalised as its row comes. */
final class CsvBatch implements CsvRows {

    /** Two for each cell that says something, as its name and value would be in JSON. */
    private static final int TOKENS_A_CELL = 2;

    /** What is no text in JSON; a cell may hold it as JSON. */
    private static final List<String> JSON_FIELDS = List.of("communication_preferences", "interaction_history");

    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    /** Nothing is heard of it: in which columns its cells stand would be a guess. */
    private static final Refused MISFIT =
            new Refused(new Finding("row", "row_malformed", "Must have as many cells as the header"), NOTHING);

    private final Mapping mapping;
    private final Function<ReceivedContact, Normalization> normalizer;
    private final JsonMapper json;
    private final JsonFactory format;
    private final int mostTokens;
    private final List<Normalization> contacts = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private @Nullable Columns columns;
    private int tokens;

    /** @param format of JSON in a cell, with a memory of its own for names, so that none of a batch's names stays */
    CsvBatch(
            Mapping mapping,
            Function<ReceivedContact, Normalization> normalizer,
            JsonMapper json,
            JsonFactory format,
            int mostTokens) {
        this.mapping = mapping;
        this.normalizer = normalizer;
        this.json = json;
        this.format = format;
        this.mostTokens = mostTokens;
    }

    List<Normalization> contacts() {
        return contacts;
    }

    /** The physical line on which each begins. */
    List<Long> lines() {
        return lines;
    }

    @Override
    public Optional<String> header(List<String> cells) {
        columns = mapping.columns(cells);
        return columns.fault();
    }

    @Override
    public boolean row(Row row) {
        contacts.add(normalizer.apply(contact(row)));
        lines.add(row.line());
        return tokens <= mostTokens;
    }

    private ReceivedContact contact(Row row) {
        return switch (row.shape()) {
            case FITS -> contact(row.cells());
            case OTHER_WIDTH -> MISFIT;
            case TOO_LARGE -> new Refused(Refused.TOO_LARGE, known().heard(row.cells()));
        };
    }

    private ReceivedContact contact(List<String> cells) {
        ObjectNode contact = known().contact(cells);
        tokens += TOKENS_A_CELL * contact.size();
        for (String field : JSON_FIELDS) {
            JsonNode cell = contact.get(field);
            if (cell != null && cell.isString()) {
                ReceivedContact read = json(cell.stringValue());
                if (read instanceof Read value) {
                    contact.set(field, value.json());
                } else if (read instanceof Refused refused) {
                    return new Refused(refused.rule(), contact.without(field));
                }
            }
        }
        return new Read(contact);
    }

    private Columns known() {
        if (columns == null) {
            throw new IllegalStateException("The header comes first");
        }
        return columns;
    }

    /** Null where it is no JSON; then the field's own rule has something to say about it. */
    private @Nullable ReceivedContact json(String cell) {
        try (JsonParser parser = format.createParser(ObjectReadContext.empty(), cell)) {
            JsonToken first = parser.nextToken();
            if (first == null || !first.isStructStart()) {
                return null;
            }
            var raw = new RawContacts(json, parser, null);
            ReceivedContact read = raw.next();
            tokens += raw.keptTokens();
            return parser.nextToken() == null ? read : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
