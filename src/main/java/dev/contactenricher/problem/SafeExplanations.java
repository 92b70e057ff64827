package dev.contactenricher.problem;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What may be told of an exception that Spring threw: names of our own parameters and fields, and positions; no values. */
final class SafeExplanations {

    private static final Pattern FIELD_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");

    private SafeExplanations() {}

    static @Nullable String explain(Exception e) {
        return switch (e) {
            case MissingServletRequestParameterException missing ->
                "The parameter '%s' is missing".formatted(missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                "The parameter '%s' is malformed".formatted(mismatch.getName());
            case HttpMediaTypeNotSupportedException unsupported ->
                "Content-Type must be one of %s, in a charset that is known here"
                        .formatted(MediaType.toString(unsupported.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException refused -> offer(refused.getSupportedMediaTypes());
            case HttpMessageNotReadableException unreadable -> position(unreadable);
            default -> null;
        };
    }

    private static @Nullable String offer(List<MediaType> types) {
        return types.isEmpty() ? null : "Accept must allow one of " + MediaType.toString(types);
    }

    private static @Nullable String position(HttpMessageNotReadableException e) {
        return e.getCause() instanceof JacksonException cause && cause.getLocation() != null
                ? "The body is not the JSON expected here, at line %d, column %d"
                        .formatted(
                                cause.getLocation().getLineNr(),
                                cause.getLocation().getColumnNr())
                : null;
    }

    /** The field of the body that is at fault, unless its name could be anything. */
    static @Nullable String field(Exception e) {
        if (!(e.getCause() instanceof DatabindException cause)
                || cause.getPath().isEmpty()) {
            return null;
        }
        String name = cause.getPath().getFirst().getPropertyName();
        return name != null && FIELD_NAME.matcher(name).matches() ? name : null;
    }
}
