package dev.contactenricher.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** What is cut where its caller is gone, or silent for as long as a connection may be. */
interface Cuttable extends AsyncListener {

    void cut();

    @Override
    default void onTimeout(AsyncEvent event) throws IOException {
        cut();
    }

    @Override
    default void onError(AsyncEvent event) throws IOException {
        cut();
    }

    /** Nothing is held. */
    @Override
    default void onComplete(AsyncEvent event) {}

    /** Nothing starts behind an answer. */
    @Override
    default void onStartAsync(AsyncEvent event) {}
}
