package dev.contactenricher.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A network that can fail, on the loopback interface: forwards each connection to one of the targets in turn, skipping
 * those that refuse, and cuts or holds up connections when told to.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1000;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket server;
    private final List<Integer> targets;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object stalling = new Object();
    private volatile boolean refusing;
    private boolean stalled;

    /** @param targets ports on the loopback interface */
    public TcpProxy(List<Integer> targets) {
        this.targets = List.copyOf(targets);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Cuts every connection, in the middle of whatever it carries. */
    public void cut() {
        open.forEach(TcpProxy::reset);
    }

    /** Cuts every connection and takes none until {@link #comeBack()}. */
    public void goAway() {
        refusing = true;
        cut();
    }

    /** Nothing goes through any more, and nobody is told, until {@link #comeBack()}. */
    public void stall() {
        synchronized (stalling) {
            stalled = true;
        }
    }

    public void comeBack() {
        refusing = false;
        synchronized (stalling) {
            stalled = false;
            stalling.notifyAll();
        }
    }

    @Override
    public void close() {
        goAway();
        comeBack();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                // the loop ends with the server
            }
        }
    }

    private void connect(Socket client) {
        Socket target = refusing ? null : target();
        if (target == null) {
            reset(client);
            return;
        }
        sendAtOnce(client);
        sendAtOnce(target);
        open.add(client);
        open.add(target);
        Thread.ofVirtual().start(() -> forward(client, target));
        Thread.ofVirtual().start(() -> forward(target, client));
    }

    /** What is forwarded in several pieces would wait 40 ms for the acknowledgement of the one before (Nagle). */
    private static void sendAtOnce(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
        } catch (SocketException alreadyClosed) {
            // nothing to send
        }
    }

    private @Nullable Socket target() {
        for (int tried = 0; tried < targets.size(); tried++) {
            int port = targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()));
            var socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return socket;
            } catch (IOException refused) {
                reset(socket);
            }
        }
        return null;
    }

    private void forward(Socket from, Socket to) {
        var buffer = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitFlow();
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException cut) {
            // both ends are closed either way
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitFlow() {
        synchronized (stalling) {
            while (stalled) {
                try {
                    stalling.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // nothing to cut
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
