package dev.contactenricher.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * A request's body below the servlet API, which can be thrown away when that API has closed it, as it does with the end
 * of the answer.
 */
final class RawBody implements ApplicationBufferHandler {

    private static final String ATTRIBUTE = RawBody.class.getName();

    private final Request request;
    private @Nullable ByteBuffer last;

    RawBody(Request request) {
        this.request = request;
    }

    void attachTo(ServletRequest servletRequest) {
        servletRequest.setAttribute(ATTRIBUTE, this);
    }

    /** Null for a request that did not come in by Tomcat. */
    static @Nullable RawBody of(ServletRequest servletRequest) {
        return servletRequest.getAttribute(ATTRIBUTE) instanceof RawBody body ? body : null;
    }

    boolean isFinished() {
        return request.isFinished();
    }

    /** Whether all of a body of known length came together with its header. */
    boolean isHere() {
        request.action(ActionCode.AVAILABLE, false);
        return request.getAvailable() >= request.getContentLengthLong() && request.getContentLengthLong() > 0;
    }

    /** Calls it whenever there is something to read, and at the end. */
    void setReadListener(ReadListener listener) {
        request.setReadListener(listener);
    }

    /**
     * Throws away what is there.
     *
     * @return how many bytes that was
     */
    long discard() throws IOException {
        long count = 0;
        while (!request.isFinished() && request.isReady()) {
            count += Math.max(request.doRead(this), 0);
        }
        return count;
    }

    /**
     * Lets the connection end with the request; what is left of the body is not read. Tomcat counts this as an error: left
     * to itself it would report it behind the answer, and thereby lose that the request is complete, so that each stop of
     * the service would wait for it.
     */
    void abandon() {
        request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        request.getResponse().setErrorReported();
    }

    /** Ends the connection with whatever was sent of the answer. */
    void close() {
        request.getResponse().action(ActionCode.CLOSE_NOW, null);
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        last = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
        return last;
    }

    @Override
    public void expand(int size) {
        // nothing is kept
    }
}
