package dev.contactenricher.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ObjectNode;

/** Listens to a contact of JSON token by token, as far as {@link MappedContacts} would read it. */
public final class HeardJson {

    private static final int OWN = 1;
    private static final int OPENED = 2;
    private static final int HELD = 3;

    private final JsonParser parser;
    private final int outside;
    private final @Nullable Mapping mapping;
    private final HeardFields fields = new HeardFields();
    private String name = "";
    private boolean isOpened;

    /**
     * @param outside levels that stand around the contact
     * @param mapping that the caller named, or null where the names are the contract's own
     */
    public HeardJson(JsonParser parser, int outside, @Nullable Mapping mapping) {
        this.parser = parser;
        this.outside = outside;
        this.mapping = mapping;
    }

    public void hear(@Nullable JsonToken token) {
        int level = parser.streamReadContext().getNestingDepth() - outside;
        if (token == JsonToken.START_OBJECT && level == OPENED) {
            isOpened = mapping != null && mapping.target(name) instanceof Target.Opened;
        } else if (token == JsonToken.PROPERTY_NAME && (level == OWN || isOpened && level == OPENED)) {
            name = parser.currentName();
        } else if (token != null
                && token.isScalarValue()
                && isValue(level)
                && parser.getStringLength() <= HeardFields.LONGEST) {
            fields.hear(name, parser.getString());
        }
    }

    public ObjectNode contact() {
        return fields.contact(mapping);
    }

    private boolean isValue(int level) {
        return level == OWN || isOpened && (level == OPENED || level == HELD && "value".equals(parser.currentName()));
    }
}
