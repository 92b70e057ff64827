package dev.contactenricher.http;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItem;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.disk.DiskFileItemFactory;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.util.WebUtils;

/** Reads forms. The container cannot: their bodies are received by the {@code http} room, without a thread that waits. */
public final class FormFilter extends EveryPassFilter {

    private static final int MOST_PARTS = 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (WebUtils.getNativeRequest(request, FormRequest.class) != null) {
            // it was read before the request waited for its turn; the body is gone since
            chain.doFilter(request, response);
            return;
        }
        FormRequest form;
        try {
            form = read(request);
        } catch (FileUploadException | IllegalArgumentException e) {
            ProblemWriter.write(Problem.INVALID_REQUEST, "The form cannot be read", request, response);
            return;
        }
        chain.doFilter(form == null ? request : form, response);
    }

    private static @Nullable FormRequest read(HttpServletRequest request) throws IOException, FileUploadException {
        String type = request.getContentType();
        if (type == null) {
            return null;
        }
        if (isOf(type, MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            String body = StreamUtils.copyToString(request.getInputStream(), StandardCharsets.UTF_8);
            return new FormRequest(request, FormRequest.fields(body), List.of());
        }
        return isOf(type, MediaType.MULTIPART_FORM_DATA_VALUE) ? parts(request) : null;
    }

    /** In letters of whatever case (RFC 9110, section 8.3.1). */
    private static boolean isOf(String type, String wanted) {
        return type.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    private static FormRequest parts(HttpServletRequest request) throws IOException, FileUploadException {
        // nothing is written to disk, where it would lie unencrypted
        var factory = new DiskFileItemFactory();
        factory.setSizeThreshold(Integer.MAX_VALUE);
        var upload = new FileUpload();
        upload.setFileItemFactory(factory);
        upload.setFileCountMax(MOST_PARTS);
        var fields = new ArrayList<FormRequest.Field>();
        var files = new ArrayList<UploadedFile>();
        for (FileItem item : upload.parseRequest(new ServletRequestContext(request))) {
            if (item.isFormField()) {
                fields.add(new FormRequest.Field(item.getFieldName(), item.getString(StandardCharsets.UTF_8.name())));
            } else {
                files.add(new UploadedFile(item.getName(), item.get()));
            }
        }
        return new FormRequest(request, fields, files);
    }
}
