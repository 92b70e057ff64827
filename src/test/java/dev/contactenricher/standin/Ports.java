package dev.contactenricher.standin;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for a service that has to know its own before it listens. */
public final class Ports {

    /** Below those that systems give to outgoing connections, one of which could take it in the meantime. */
    private static final int FROM = 15_000;

    private static final int TO = 32_000;
    private static final int MOST_TRIES = 1_000;

    private Ports() {}

    public static int free() {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IllegalStateException("No port between " + FROM + " and " + TO + " is free");
    }
}
