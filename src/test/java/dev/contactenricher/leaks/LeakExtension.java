package dev.contactenricher.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails every class of tests during which something of a person was printed or told. Registered for all tests, those of
 * surefire and of failsafe, by {@code META-INF/services}; a process that a test starts shows its output by itself.
 */
public final class LeakExtension implements BeforeAllCallback, AfterAllCallback {

    static {
        System.setOut(watched(System.out));
        System.setErr(watched(System.err));
    }

    private static PrintStream watched(PrintStream stream) {
        return new PrintStream(new WatchedStream(stream, Leaks.ofTheRun()), true, StandardCharsets.UTF_8);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // being here is enough: the streams are watched since the class was loaded
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isEmpty()) {
            assertThat(Leaks.ofTheRun().take())
                    .as("what was told of persons until the end of %s", context.getDisplayName())
                    .isEmpty();
        }
    }
}
