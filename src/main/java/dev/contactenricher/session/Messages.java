package dev.contactenricher.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Tells a person one thing, as a page. */
@FunctionalInterface
public interface Messages {

    void write(HttpStatus status, String title, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException;
}
