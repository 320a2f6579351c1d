package dev.saldo.app.format;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Chromium browser and its console messages. */
final class Browser implements AutoCloseable {

  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  final List<String> complaints = new ArrayList<>();
  final List<String> requests = new ArrayList<>();

  private Browser(Path program) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(program));
  }

  /**
   * Starts the browser of the property or variable, or of the path. Without one the test is
   * skipped, unless {@code -Dsaldo.browser=required} is given.
   */
  static Browser start() {
    String asked = System.getProperty("saldo.browser", "");
    Optional<Path> program = find(asked);
    if (program.isEmpty() && !asked.isEmpty()) {
      throw new AssertionError(
          "there is no Chromium on this machine, and -Dsaldo.browser asks for one");
    }
    Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine to show the page");
    return new Browser(program.orElseThrow());
  }

  private static Optional<Path> find(String asked) {
    Stream<String> named =
        Stream.of(asked, String.valueOf(System.getenv("SALDO_BROWSER")))
            .filter(s -> s.startsWith("/"));
    Stream<String> onPath =
        Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
            .flatMap(folder -> PROGRAMS.stream().map(name -> folder + File.separator + name));
    return Stream.concat(named, onPath).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Closes all pages and forgets what they requested and complained about. */
  void forget() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    complaints.clear();
    requests.clear();
  }

  Page open(Path file, NewContextOptions options) {
    return open(file.toUri().toString(), options);
  }

  Page open(String url, NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    Page page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(url);
    return page;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
