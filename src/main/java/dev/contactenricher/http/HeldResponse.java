package dev.contactenricher.http;

import dev.contactenricher.problem.ProblemWriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.FastByteArrayOutputStream;
import org.springframework.web.util.WebUtils;

/**
 * Holds an answer until it is whole, so that its thread never waits for its reader. A list without an end, once it is
 * long, goes to its reader as it is made.
 */
final class HeldResponse extends HttpServletResponseWrapper {

    private static final List<String> ENDLESS = List.of(MediaType.APPLICATION_NDJSON_VALUE, "text/csv");
    private static final long LONG_STREAM = 256 * 1024;

    private final HttpServletRequest request;
    private final Streams streams;
    private final FastByteArrayOutputStream body = new FastByteArrayOutputStream(1024);
    private final ServletOutputStream stream = new HeldStream(this);
    private @Nullable PrintWriter writer;
    private boolean isStream;
    private boolean isDone;
    private boolean isRefused;

    HeldResponse(HttpServletRequest request, HttpServletResponse response, Streams streams) {
        super(response);
        this.request = request;
        this.streams = streams;
    }

    /** Null where nothing is held. */
    static @Nullable HeldResponse of(ServletResponse response) {
        return WebUtils.getNativeResponse(response, HeldResponse.class);
    }

    /** Why a list without an end would be refused, before any of it is made; null where nothing speaks against it. */
    Streams.@Nullable Refusal refusal() {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean asked = accept != null && ENDLESS.stream().anyMatch(accept::contains);
        return asked ? streams.early(Caller.of(request)) : null;
    }

    /** Whether it is on its way already. */
    boolean isDone() {
        return isDone || isStream;
    }

    /** What is held, for the last time. */
    byte[] take() {
        finishWriter();
        isDone = true;
        return body.toByteArrayUnsafe();
    }

    /** Lets the thread wait for the reader, for a short answer at the end of a connection. */
    void sendNow() throws IOException {
        finishWriter();
        if (!isDone()) {
            isDone = true;
            body.writeTo(getResponse().getOutputStream());
            getResponse().flushBuffer();
        }
    }

    void end() {
        if (isStream) {
            streams.end(Caller.of(request));
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            String charset = getCharacterEncoding();
            writer = new PrintWriter(new OutputStreamWriter(
                    stream, charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset)));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (isStream) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        clear();
    }

    @Override
    public void reset() {
        super.reset();
        clear();
    }

    private void clear() {
        body.reset();
        writer = null;
    }

    /** Is held as any other answer: the container's own error page would let its thread wait for the reader. */
    @Override
    public void sendError(int status) throws IOException {
        if (isStream) {
            super.sendError(status);
            return;
        }
        resetBuffer();
        ProblemWriter.write(HttpStatusCode.valueOf(status), this);
        isRefused = true;
    }

    /** The message may repeat something of the request, and is dropped. */
    @Override
    public void sendError(int status, String message) throws IOException {
        sendError(status);
    }

    private void finishWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (isRefused) {
            return;
        }
        if (!isStream && body.size() + length > LONG_STREAM && isEndless()) {
            streams.begin(Caller.of(request));
            isStream = true;
            body.writeTo(getResponse().getOutputStream());
            body.reset();
        }
        if (isStream) {
            getResponse().getOutputStream().write(bytes, offset, length);
        } else {
            body.write(bytes, offset, length);
        }
    }

    private boolean isEndless() {
        String type = getContentType();
        return type != null && ENDLESS.stream().anyMatch(type::startsWith);
    }
}
