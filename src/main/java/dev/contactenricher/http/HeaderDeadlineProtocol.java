package dev.contactenricher.http;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP whose headers must be there in time. Tomcat itself limits only the pauses between their bytes, so that a sender
 * of one byte every few seconds would keep its connection, and the memory behind it, for days.
 */
public final class HeaderDeadlineProtocol extends Http11NioProtocol {

    private volatile Duration headerTime = Duration.ofSeconds(15);

    /** Called by Tomcat. */
    public HeaderDeadlineProtocol() {
        var deadlines = new Deadlines(getHandler());
        setHandler(deadlines);
        getEndpoint().setHandler(deadlines);
    }

    void limitHeaderTime(Duration limit) {
        headerTime = limit;
    }

    /** What the kernel takes of an answer before its reader has. */
    void limitSendBuffers(int bytes) {
        getEndpoint().getSocketProperties().setTxBufSize(bytes);
    }

    @Override
    protected Processor createProcessor() {
        return new HostNames(this, adapter);
    }

    private final class Deadlines implements Handler<NioChannel> {

        private final Handler<NioChannel> tomcat;
        private final Map<SocketWrapperBase<NioChannel>, Long> startedNanos = new ConcurrentHashMap<>();
        private final Set<SocketWrapperBase<NioChannel>> atWork = ConcurrentHashMap.newKeySet();

        Deadlines(Handler<NioChannel> tomcat) {
            this.tomcat = tomcat;
        }

        /**
         * A call within a call has nothing to do: Tomcat makes one when the last chunk of a body is read, to tell of the
         * end, which the outer call does in any case, and the inner one would take what comes next for a new connection's.
         */
        @Override
        public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            if (!atWork.add(socket)) {
                return SocketState.LONG;
            }
            try {
                return processAlone(socket, event);
            } finally {
                atWork.remove(socket);
            }
        }

        /** Between requests a connection has no processor; one that reads a header keeps its own, and is not async. */
        private SocketState processAlone(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
            if (event == SocketEvent.OPEN_READ) {
                if (!(socket.getCurrentProcessor() instanceof Processor reading)) {
                    startedNanos.put(socket, System.nanoTime());
                } else if (!reading.isAsync() && isLate(startedNanos.get(socket))) {
                    return SocketState.CLOSED;
                }
            }
            return tomcat.process(socket, event);
        }

        private boolean isLate(@Nullable Long started) {
            return started != null && System.nanoTime() - started > headerTime.toNanos();
        }

        @Override
        public Object getGlobal() {
            return tomcat.getGlobal();
        }

        @Override
        public void release(SocketWrapperBase<NioChannel> socket) {
            startedNanos.remove(socket);
            tomcat.release(socket);
        }

        @Override
        public void pause() {
            tomcat.pause();
        }

        @Override
        public void recycle() {
            startedNanos.clear();
            tomcat.recycle();
        }
    }
}
