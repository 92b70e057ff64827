package dev.contactenricher.console;

import java.util.List;
import org.springframework.stereotype.Component;

/** What an installation adds to the menu. */
@Component("menu")
class Menu {

    private final ConsoleSettings settings;

    Menu(ConsoleSettings settings) {
        this.settings = settings;
    }

    /** The path of the open page is told, so that the menu can show where one is. */
    public List<Page.Link> links(String path) {
        return settings.links().entrySet().stream()
                .map(link -> new Page.Link(link.getKey(), link.getValue(), "received", path.equals(link.getValue())))
                .toList();
    }
}
