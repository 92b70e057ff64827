package dev.contactenricher.http;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request with the fields of its form. The query's stand beside them and lose where both have one. */
public final class FormRequest extends HttpServletRequestWrapper {

    private static final String FILES = UploadedFile.class.getName();

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    FormRequest(HttpServletRequest request, List<Field> fields, List<UploadedFile> files) {
        super(request);
        String query = request.getQueryString();
        if (query != null) {
            fields(query).forEach(this::add);
            fields.stream().map(Field::name).forEach(parameters::remove);
        }
        fields.forEach(this::add);
        request.setAttribute(FILES, files.toArray(UploadedFile[]::new));
    }

    record Field(String name, String value) {

        @Override
        public String toString() {
            return "Field[…]";
        }
    }

    /** @throws IllegalArgumentException for a broken percent-encoding */
    static List<Field> fields(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("=", 2))
                .map(part -> new Field(decode(part[0]), part.length == 1 ? "" : decode(part[1])))
                .toList();
    }

    /** The files that came with the form; browsers send one without a name where none was chosen. */
    public static List<UploadedFile> files(ServletRequest request) {
        return request.getAttribute(FILES) instanceof UploadedFile[] files
                ? Arrays.stream(files)
                        .filter(file -> !file.name().isEmpty() || file.bytes().length > 0)
                        .toList()
                : List.of();
    }

    private void add(Field field) {
        var values = new ArrayList<>(Arrays.asList(parameters.getOrDefault(field.name(), new String[0])));
        values.add(field.value());
        parameters.put(field.name(), values.toArray(String[]::new));
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    /** They were read before; the container would look for them in a body that is gone. */
    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
