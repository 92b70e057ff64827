package dev.contactenricher.console;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.SessionNotCreatedException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium without a window and with an empty profile, as a person of one role uses it. */
final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final Axe axe;
    private final String address;

    private Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
        this.axe = new Axe(driver);
        driver.manage().timeouts().scriptTimeout(LONGEST);
    }

    static Browser open(int port) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "Skipped: there is no chromium; apt-get install chromium chromium-driver");
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                // a container often has 64 MB there
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        try {
            return new Browser(new ChromeDriver(service, options), "http://localhost:" + port);
        } catch (SessionNotCreatedException e) {
            return abort("Skipped: chromium does not start here: " + e.getRawMessage());
        }
    }

    Browser signIn(String key) {
        driver.manage().deleteAllCookies();
        go("/console/sign-in");
        type("key", key);
        press("Sign in");
        await("Signed in as");
        return this;
    }

    Browser go(String path) {
        driver.get(address + path);
        return this;
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    /** Into the field with that id. */
    Browser type(String id, String text) {
        patience().until(any -> !driver.findElements(By.id(id)).isEmpty());
        driver.findElement(By.id(id)).sendKeys(text);
        return this;
    }

    /** The button or link with that text, or that begins with it. */
    Browser press(String text) {
        patiently(() -> {
            element(text).click();
            return true;
        });
        return this;
    }

    private WebElement element(String text) {
        try {
            return patiently(() -> driver.findElements(named(text)).stream()
                    .filter(one -> one.getText().startsWith(text))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(text)));
        } catch (TimeoutException e) {
            throw new AssertionError("Nothing to press says: " + text + "\n" + text());
        }
    }

    /** What can be pressed and says that anywhere; each one's text as it is shown is a question of its own to the browser. */
    private static By named(String text) {
        return By.xpath(
                "//*[self::button or self::a or self::summary][contains(normalize-space(), \"%s\")]".formatted(text));
    }

    Browser mark(String css) {
        try {
            patiently(() -> {
                driver.findElement(By.cssSelector(css)).click();
                return true;
            });
        } catch (TimeoutException e) {
            throw new AssertionError("Nothing to mark: " + css + "\n" + path() + "\n" + text());
        }
        return this;
    }

    /** Waits until the page says so. */
    Browser await(String text) {
        try {
            patience().until(any -> text().contains(text));
        } catch (TimeoutException e) {
            throw new AssertionError("Never said: " + text + "\n" + path() + "\n" + text());
        }
        return this;
    }

    String text() {
        return patiently(() -> driver.findElement(By.tagName("body")).getText());
    }

    /** A page that is about to give way to the next, or is refreshed, loses its elements while one looks at them. */
    private <T> T patiently(Supplier<T> look) {
        return patience().until(any -> look.get());
    }

    private WebDriverWait patience() {
        var wait = new WebDriverWait(driver, LONGEST, Duration.ofMillis(50));
        wait.ignoring(WebDriverException.class);
        return wait;
    }

    Browser scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
        return this;
    }

    /** Without transitions, so that a colour is looked at when it is there. */
    Browser dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    Browser wide(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 700));
        return this;
    }

    /** What axe-core finds, of WCAG 2.2 AA and good practice. */
    List<String> barriers() {
        return axe.barriers();
    }

    /** What cannot be told apart by its colours; all else is the same in each scheme. */
    List<String> contrasts() {
        return axe.contrasts();
    }

    /** Each page is loaded with all of its files while that is so. */
    Browser withoutCache(boolean without) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", without));
        return this;
    }

    /** Of the page and its files, as they came over the wire. */
    long loadedBytes() {
        Object sum = driver.executeScript("""
                return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
                    .reduce((sum, one) => sum + one.transferSize, 0)""");
        return sum instanceof Long bytes ? bytes : 0;
    }

    Browser forgetCookies() {
        driver.manage().deleteAllCookies();
        return this;
    }

    String title() {
        return driver.getTitle();
    }

    long overflow() {
        return new Widths(driver).lacking();
    }

    /** What the browser itself had to complain of: scripts that failed, and what the content policy refused. */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(line -> line.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(line -> line.getMessage())
                .filter(line -> !line.contains("the server responded with a status of"))
                .toList();
    }

    void shoot(Path file) throws IOException {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        Object high = driver.executeScript("return document.documentElement.scrollHeight");
        Object wide = driver.executeScript("return window.innerWidth");
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", wide, "height", Math.min((Long) high, 1800), "deviceScaleFactor", 1, "mobile", false));
        Object image = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "webp", "quality", 55))
                .get("data");
        Files.write(file, Base64.getDecoder().decode((String) image));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
