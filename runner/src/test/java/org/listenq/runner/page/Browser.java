package org.listenq.runner.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium that says what it asked of the network and what went wrong in a page. */
final class Browser implements AutoCloseable {

    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Whether there is one on this machine. */
    static boolean isHere() {
        return Files.isExecutable(DRIVER) && CHROMIUM.stream().anyMatch(Files::isExecutable);
    }

    static Browser open() {
        ChromeOptions options = new ChromeOptions();
        Path chromium =
                CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        options.setBinary(chromium.toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1280,1000", "--disable-background-networking", "--no-first-run");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString()))
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens {@code page} and waits until it has drawn itself. */
    void show(Path page) {
        driver.manage().window().setSize(new Dimension(1280, 1000));
        driver.get(page.toUri().toString());
        until("return document.documentElement.dataset.ready === 'yes'");
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void until(String script) {
        new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(20))
                .until(any -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    /** The only element that {@code selector} finds. */
    WebElement one(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Drags the mouse across {@code on}, between two distances in pixels from its middle. */
    void drag(WebElement on, int from, int to) {
        new Actions(driver)
                .moveToElement(on, from, 0)
                .clickAndHold()
                .moveToElement(on, (from + to) / 2, 0)
                .moveToElement(on, to, 0)
                .release()
                .perform();
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    String text(String selector) {
        return (String) driver.executeScript("return document.querySelector(arguments[0]).textContent", selector);
    }

    String title() {
        return driver.getTitle();
    }

    /** Errors and warnings of the console since it was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What was requested since it was last asked, other than files and data in the page itself. */
    List<String> requests() {
        return messages().stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.contains("\"url\":\"file:") && !message.contains("\"url\":\"data:"))
                .toList();
    }

    /** Number of requests of any kind since it was last asked. */
    long requestsOfAnyKind() {
        return messages().stream()
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .count();
    }

    private List<String> messages() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
