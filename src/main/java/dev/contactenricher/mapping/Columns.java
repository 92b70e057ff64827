package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Dropped;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.text.SpreadsheetText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the columns of a file are. */
public final class Columns {

    private static final int LONGEST_NAME = 500;
    private static final List<String> IDENTITY = List.of("email", "phone");

    private final Mapping mapping;
    private final List<String> names = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    Columns(Mapping mapping, List<String> header) {
        this.mapping = mapping;
        for (String cell : header) {
            String name = cell.strip();
            names.add(name);
            targets.add(name.isEmpty() ? new Dropped() : mapping.target(name));
        }
    }

    /** The rule that the header breaks, if any, without a word of it, as it may be a person's data. */
    public Optional<String> fault() {
        Map<String, Integer> seen = new HashMap<>();
        boolean identifies = false;
        for (int column = 0; column < names.size(); column++) {
            if (targets.get(column) instanceof Dropped) {
                continue;
            }
            if (names.get(column).length() > LONGEST_NAME) {
                return Optional.of(
                        "The name of column %d is longer than %d characters".formatted(column + 1, LONGEST_NAME));
            }
            Integer other = seen.put(sameName(column), column + 1);
            if (other != null) {
                return Optional.of("Columns %d and %d have the same name".formatted(other, column + 1));
            }
            identifies |= targets.get(column) instanceof Field field && IDENTITY.contains(field.name());
        }
        return identifies
                ? Optional.empty()
                : Optional.of(
                        "The first row must name columns, and email or phone among them; a mapping renames what a CRM exports");
    }

    /** @param cells as many as there are columns; blank ones count as if they were not there */
    public ObjectNode contact(List<String> cells) {
        var assembly = new Assembly();
        for (int column = 0; column < cells.size(); column++) {
            String cell = SpreadsheetText.plain(cells.get(column));
            if (!cell.isBlank()) {
                assembly.put(targets.get(column), names.get(column), JsonNodeFactory.instance.stringNode(cell));
            }
        }
        return mapping.finished(assembly);
    }

    /** @param cells what is short of a row that is passed over, or none */
    public ObjectNode heard(List<String> cells) {
        var heard = new HeardFields();
        for (int column = 0; column < cells.size(); column++) {
            String cell = SpreadsheetText.plain(cells.get(column));
            if (!cell.isBlank()) {
                heard.hear(names.get(column), cell);
            }
        }
        return heard.contact(mapping);
    }

    /** Fields of a contact are known by their bare names, all others as they are written. */
    private String sameName(int column) {
        String bare = FieldNames.bare(names.get(column));
        String field = FieldNames.field(bare);
        return field == null ? names.get(column) : field;
    }
}
