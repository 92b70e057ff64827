package dev.contactenricher.console;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.naming.OperationNotSupportedException;
import org.openqa.selenium.JavascriptExecutor;

/**
 * axe-core, put into each page once. Its own builder for Selenium puts it there twice each time, and lists all that passed,
 * which together takes longer than looking.
 */
final class Axe {

    private static final String SCRIPT = script();

    private final JavascriptExecutor page;

    Axe(JavascriptExecutor page) {
        this.page = page;
    }

    List<String> barriers() {
        return violations("tag", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    }

    List<String> contrasts() {
        return violations("rule", List.of("color-contrast", "link-in-text-block"));
    }

    private List<String> violations(String type, List<String> values) {
        if (!Boolean.TRUE.equals(page.executeScript("return 'axe' in window"))) {
            page.executeScript(SCRIPT);
        }
        Object lines = page.executeAsyncScript("""
                const [type, values, done] = arguments;
                axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']}).then(
                    all => done(all.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html))),
                    fault => done(['axe failed: ' + fault]))""", type, values);
        return lines instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("axe failed: " + lines);
    }

    private static String script() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperationNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
