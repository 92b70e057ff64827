package dev.contactenricher.audit;

import dev.contactenricher.contact.ContactFields;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of details, and what may stand under each: ids, counts, times and codes. Whatever else turns up is written
 * as {@code other}, so that no caller's text gets into the trail, whichever way it took.
 */
public enum Detail {
    JOB_ID(Shape.ID),
    REQUEST_ID(Shape.ID),
    /** Of the receipt at {@code /privacy/requests}. */
    PRIVACY_REQUEST_ID(Shape.ID),
    SUBJECT(Shape.ID),
    INDEX(Shape.NUMBER),
    CONTACT_COUNT(Shape.NUMBER),
    ACCEPTED(Shape.NUMBER),
    DUPLICATES_REMOVED(Shape.NUMBER),
    UNCHANGED(Shape.NUMBER),
    REJECTED(Shape.NUMBER),
    LATENCY_MS(Shape.NUMBER),
    /** Cards of the same person, beside the one that is written. */
    DUPLICATES(Shape.NUMBER),
    /** Cards that may belong to another person. */
    DOUBTFUL(Shape.NUMBER),
    CARDS(Shape.NUMBER),
    ATTEMPT(Shape.NUMBER),
    ATTEMPTS(Shape.NUMBER),
    FROM_SEQUENCE(Shape.NUMBER),
    TO_SEQUENCE(Shape.NUMBER),
    FROM(Shape.TIME),
    TO(Shape.TIME),
    DATE(Shape.TIME),
    ACTION(Shape.CODE),
    REASON(Shape.CODE),
    RULE(Shape.CODE),
    ARTICLE(Shape.CODE),
    CODE(Shape.CODE),
    KIND(Shape.CODE),
    INDEXES(Shape.NUMBERS),
    JOBS(Shape.IDS),
    CHANNELS(Shape.CODES),
    EVIDENCE(Shape.CODES),
    /** Each as {@code field:code}. */
    FINDINGS(Shape.FINDINGS),
    CORRECTION(Shape.FLAG),
    FILTER(Shape.DETAILS);

    private static final String OTHER = "other";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UTC = Pattern.compile("[-+]?\\d{4,9}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]*(\\.[a-z0-9]+)?");

    private enum Shape {
        ID,
        IDS,
        NUMBER,
        NUMBERS,
        TIME,
        CODE,
        CODES,
        FINDINGS,
        FLAG,
        DETAILS
    }

    private final Shape shape;
    private final String word = name().toLowerCase(Locale.ROOT);

    Detail(Shape shape) {
        this.shape = shape;
    }

    String word() {
        return word;
    }

    /** The value if it may stand under this name, or what stands there instead. */
    Object admit(Object value) {
        return switch (shape) {
            case ID -> text(value, UUID);
            case IDS ->
                value instanceof List<?> list
                        ? list.stream().map(id -> text(id, UUID)).toList()
                        : OTHER;
            case TIME -> text(value, UTC);
            case CODE -> text(value, WORD);
            case NUMBER -> number(value);
            case NUMBERS ->
                value instanceof List<?> list
                        ? list.stream().map(Detail::number).toList()
                        : OTHER;
            case CODES ->
                value instanceof List<?> list ? list.stream().map(Detail::code).toList() : OTHER;
            case FINDINGS ->
                value instanceof List<?> list
                        ? list.stream().map(Detail::finding).toList()
                        : OTHER;
            case FLAG -> value instanceof Boolean ? value : OTHER;
            case DETAILS -> value instanceof Details details ? details.toMap() : OTHER;
        };
    }

    private static Object text(Object value, Pattern pattern) {
        return value instanceof String text && pattern.matcher(text).matches() ? text : OTHER;
    }

    private static Object number(Object value) {
        return value instanceof Integer || value instanceof Long ? value : OTHER;
    }

    private static Object code(Object value) {
        return text(value, WORD);
    }

    private static Object finding(Object value) {
        if (!(value instanceof String text)) {
            return OTHER;
        }
        int end = text.lastIndexOf(':');
        String field = text.substring(0, Math.max(0, end));
        String inner = field.startsWith("address.") ? field.substring("address.".length()) : field;
        return (inner.equals("contact") || ContactFields.NAMES.contains(inner) ? field : OTHER) + ":"
                + code(text.substring(end + 1));
    }
}
