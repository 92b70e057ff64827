package dev.contactenricher.console;

import dev.contactenricher.session.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** A page that says one thing, also where no controller is at hand: in filters. */
final class MessagePage implements Messages {

    static final String VIEW = "message";

    private final ThymeleafViewResolver views;

    MessagePage(ThymeleafViewResolver views) {
        this.views = views;
    }

    @Override
    public void write(
            HttpStatus status, String title, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(status.value());
        try {
            View view = views.resolveViewName(VIEW, Locale.ENGLISH);
            if (view == null) {
                throw new IllegalStateException("There is no such page");
            }
            view.render(model(title, text, request), request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Object> model(String title, String text, HttpServletRequest request) {
        return Map.of("page", Page.of(request), "title", title, "text", text);
    }
}
