package dev.contactenricher.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends answers without a thread that waits for their readers: an answer is held until it is whole, and then goes as its
 * reader takes it. The next request of the connection begins behind it.
 */
final class AnswerFilter extends EveryPassFilter {

    private final HttpSettings settings;
    private final UnreadAnswers unread;
    private final Streams streams;

    AnswerFilter(HttpSettings settings) {
        this.settings = settings;
        this.unread = new UnreadAnswers(settings.unreadBytes());
        this.streams = new Streams(settings.streams(), settings.streamsOfOne(), System::nanoTime);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RawBody raw = RawBody.of(request);
        if (raw == null) {
            chain.doFilter(request, response);
            return;
        }
        HeldResponse known = HeldResponse.of(response);
        HeldResponse held = known == null ? new HeldResponse(request, response, streams) : known;
        try {
            chain.doFilter(request, known == null ? held : response);
        } finally {
            held.end();
        }
        if (!request.isAsyncStarted() && !held.isDone()) {
            new UnreadAnswer(held, request, raw, settings, unread).start();
        }
    }
}
