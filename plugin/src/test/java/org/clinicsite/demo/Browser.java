package org.clinicsite.demo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, seen through what the checks of this package ask it. */
final class Browser implements AutoCloseable {

    /** Held, so that its level lasts. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** How wide the page is in each frame until it is loaded. */
    private static final String WIDTHS_SEEN = """
            const widthsSeen = new Set();
            (function see() {
                requestAnimationFrame(() => {
                    widthsSeen.add(innerWidth);
                    document.readyState === 'complete' || see();
                });
            })();
            """;

    private final ChromeDriver driver;
    private final String axe;

    private Browser(ChromeDriver driver, String axe) {
        this.driver = driver;
        this.axe = axe;
    }

    /** Starts the machine's Chromium; empty when it, or its driver, is not installed. */
    static Optional<Browser> start() throws IOException {
        Optional<File> browser = installed("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<File> driver = installed("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        SELENIUM.setLevel(Level.SEVERE); // each run: no protocol classes of this very version, and none are needed
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get())
                .withSilent(true)
                .build();
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            ChromeDriver chrome = new ChromeDriver(service, options);
            chrome.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WIDTHS_SEEN));
            return Optional.of(new Browser(chrome, new String(script.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private static Optional<File> installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /** What the next pages are seen with: CSS pixels, and {@code light} or {@code dark}. Nothing moves smoothly. */
    void show(int width, String scheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 600));
        emulate("", Map.of("prefers-color-scheme", scheme, "prefers-reduced-motion", "reduce"));
    }

    /** The medium, such as {@code print}, or "" for the screen, and what its user asks for, such as forced-colors. */
    void emulate(String medium, Map<String, String> features) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        medium,
                        "features",
                        features.entrySet().stream()
                                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                                .toList()));
    }

    void open(String url) {
        if (url.contains("#")) {
            driver.get("about:blank"); // else nothing is loaded where only the fragment differs
        }
        driver.get(url);
        for (int tries = 0; tries < 3 && widthsSeen() > 1; tries++) {
            // a busy machine sets the width of a page only after it was drawn in that of the page before
            driver.navigate().refresh();
        }
    }

    private long widthsSeen() {
        return (long) ask("return widthsSeen.size");
    }

    /** What a script returns. */
    Object ask(String script) {
        return driver.executeScript(script);
    }

    /** Every message on the console since the last call. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /**
     * What axe finds wrong, and what it cannot decide, a line each: rule, place, words. Frames are empty until somebody presses,
     * and then another's.
     */
    List<String> axe() {
        return axe("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    }

    /** The same of its rules on colours: all that another scheme can break, which sets colours and nothing else. */
    List<String> axeOnColours() {
        return axe("rule", "color-contrast", "link-in-text-block");
    }

    @SuppressWarnings("unchecked")
    private List<String> axe(String kind, String... rules) {
        driver.executeScript("window.axe || (() => {" + axe + "})()");
        return (List<String>) driver.executeAsyncScript("""
                const [type, values, done] = arguments;
                const lines = kind => results => results[kind].flatMap(rule => rule.nodes.map(
                    node => kind + ' ' + rule.id + ' at ' + node.target + ': ' + node.failureSummary));
                axe.run(document, {runOnly: {type, values}, iframes: false, rules: {'frame-tested': {enabled: false}}}).then(
                    results => done(lines('violations')(results).concat(lines('incomplete')(results))),
                    error => done(['axe failed: ' + error]));
                """, kind, List.of(rules));
    }

    /** Lets the page be drawn, and scrolled, after what was done to it. */
    void settle() {
        driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                requestAnimationFrame(() => requestAnimationFrame(() => done()));
                """);
    }

    /** Presses the middle of an element with the mouse. */
    void click(String selector) {
        new Actions(driver).click(driver.findElement(By.cssSelector(selector))).perform();
    }

    void press(Keys key) {
        press(key, 1);
    }

    /** Presses a key again and again. */
    void press(Keys key, int times) {
        Actions presses = new Actions(driver);
        for (int i = 0; i < times; i++) {
            presses.sendKeys(key);
        }
        presses.perform();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
