package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import dev.saldo.account.Account;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertSubject;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.report.WatchedAccount;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.Secret;
import dev.saldo.spi.channel.AlertSeverity;
import dev.saldo.watch.WatchHealth;
import dev.saldo.web.WebServer;
import dev.saldo.web.WebServerHost;
import dev.saldo.web.WebServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the pages of a service, in a real browser. */
final class WebPagesInBrowserTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static final Account ACCOUNT = Account.of("otp", "sample");

  private static final List<String> HOSTILE =
      List.of(
          "<script>window.hit=1</script>",
          "<img src=x onerror=window.hit=1>",
          "\"><svg onload=window.hit=1>",
          "' onmouseover='window.hit=1",
          "javascript:window.hit=1",
          "</table></main><h1>",
          "{{7*7}}${7*7}<%= 7 %>",
          "\u202Eevil\u2066\u200F",
          "line\nfeed\ttab\u0000nul",
          "W".repeat(190));

  @TempDir private Path folder;

  private static final String ACTIONS =
      "[...document.querySelectorAll('a[href], button, select, summary, input:not([type=hidden]):not([hidden]), [tabindex=\"0\"]')].filter(one => one.checkVisibility())";

  private static Browser browser;

  private final List<List<String>> commands = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void forget() {
    browser.forget();
  }

  @Test
  void aPersonLogsInWatchesAcknowledgesDownloadsAndLogsOut() throws IOException {
    Host host = new Host();
    try (WebServer server =
        WebServer.start(
            new WebServerSettings(
                new InetSocketAddress("127.0.0.1", 0), Optional.of(Secret.of(TOKEN)), Set.of()),
            host,
            Clock.systemUTC())) {
      String place = "http://127.0.0.1:" + server.port();
      Page page = browser.open(place + "/", new NewContextOptions());
      assertThat(page.url()).isEqualTo(place + "/login");

      page.fill("input[name=token]", TOKEN);
      page.click("text=Log in");
      assertThat(page.url()).isEqualTo(place + "/");
      assertThat(page.innerText("tbody tr")).contains("otp", "900.00", "EUR");
      assertThat(page.innerText("#open-alerts")).isEqualTo("1");

      host.read(Instant.now(), 40);
      page.waitForSelector("tr.low:has-text('40.00')");
      assertThat(page.innerText("#live")).isEqualTo("otp: low");

      page.click("nav >> text=Alerts");
      page.fill("input[name=by]", "ama");
      page.click("button:has-text('Acknowledge')");
      assertThat(page.url()).isEqualTo(place + "/alerts");
      assertThat(commands).contains(List.of("alerts", "ack", "--by=ama", "5c1e"));
      assertThat(page.innerText("#open-alerts")).isEmpty();

      page.navigate(place + "/reports/status");
      assertThat(page.innerText("h1")).isEqualTo("Status");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('.scroll')).overflowX"))
          .as("the style of the report applies")
          .isEqualTo("auto");
      assertThat(page.waitForDownload(() -> page.click("text=XLSX")).suggestedFilename())
          .isEqualTo("saldo-status.xlsx");
      assertThat(browser.complaints).isEmpty();

      page.navigate(place + "/nope");
      assertThat(page.innerText("h1")).isEqualTo("Not found");
      page.click("text=Log out");
      assertThat(page.url()).isEqualTo(place + "/login");
      page.navigate(place + "/");
      assertThat(page.url()).isEqualTo(place + "/login");
      assertThat(browser.complaints).allMatch(text -> text.contains("404"));
    }
  }

  @Test
  void hostileTextsNeitherRunNorBreakAPage() throws IOException {
    Host host = new Host();
    for (int i = 0; i < HOSTILE.size() * 30; i++) {
      host.read("b" + i, HOSTILE.get(i % HOSTILE.size()) + i / HOSTILE.size());
    }
    host.rule = HOSTILE.getFirst();
    try (WebServer server =
        WebServer.start(
            new WebServerSettings(
                new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Set.of()),
            host,
            Clock.systemUTC())) {
      String place = "http://127.0.0.1:" + server.port();
      Page page = browser.open(place + "/", new NewContextOptions());
      for (int width : new int[] {390, 1440}) {
        page.setViewportSize(width, 900);
        for (String path : List.of("/", "/?page=2", "/alerts", "/health", "/wall", "/nope")) {
          page.navigate(place + path);
          assertThat(page.evaluate("window.hit")).as(path).isNull();
          assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
              .as("%s at %d".formatted(path, width))
              .isLessThanOrEqualTo(width);
        }
      }
      assertThat(browser.complaints).allMatch(text -> text.contains("404"));
    }
  }

  @Test
  void everyPageIsValidAndAccessible() throws Exception {
    HtmlMarkupCheck markup = new HtmlMarkupCheck();
    assertThat(markup.find("<!DOCTYPE html><html lang=en><title>x</title><p><div>x</p>"))
        .as("the check can fail")
        .isNotEmpty();
    try (WebServer server =
        WebServer.start(
            new WebServerSettings(
                new InetSocketAddress("127.0.0.1", 0), Optional.of(Secret.of(TOKEN)), Set.of()),
            new Host(),
            Clock.systemUTC())) {
      String place = "http://127.0.0.1:" + server.port();
      // A page of a server may not run other scripts.
      Page page = browser.open(place + "/login", new NewContextOptions().setBypassCSP(true));
      checkPage(page, markup, "/login");
      page.fill("input[name=token]", TOKEN);
      page.click("text=Log in");
      for (String path :
          List.of(
              "/",
              "/?tag=none",
              "/a/otp",
              "/alerts",
              "/reports",
              "/reports/status",
              "/health",
              "/wall",
              "/nope")) {
        page.navigate(place + path);
        checkPage(page, markup, path);
      }
      page.navigate(place + "/health");
      page.click("text=Make a link");
      assertThat(page.innerText("h1")).isEqualTo("Link for a display");
      checkAccessibility(page, "link");
    }
  }

  private static void checkPage(Page page, HtmlMarkupCheck markup, String path) throws Exception {
    String html =
        page.request()
            .get(page.url(), RequestOptions.create().setHeader("Accept", "text/html"))
            .text();
    assertThat(markup.find(html)).as(path).isEmpty();
    checkAccessibility(page, path);
    checkZoom(page, path);
    checkKeyboard(page, path);
  }

  private static void checkAccessibility(Page page, String path) throws IOException {
    try (InputStream script = WebPagesInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(
          new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
    }
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(
              page.evaluate(
                  "async () => (await axe.run()).violations.map(v => v.id + ' ' + v.nodes[0].html)"))
          .as("%s, %s", path, scheme)
          .isEqualTo(List.of());
    }
  }

  /** At 200 % zoom a window of 1,280 px has 640. */
  private static void checkZoom(Page page, String path) {
    for (int width : new int[] {390, 640, 1280}) {
      page.setViewportSize(width, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .as("%s at %d", path, width)
          .isLessThanOrEqualTo(width);
    }
  }

  /** Every link, button and field can be reached, and shows that it has the focus. */
  private static void checkKeyboard(Page page, String path) {
    int count =
        (int)
            page.evaluate(
                "() => {window.reached = new Set(); return %s.length}".formatted(ACTIONS));
    for (int i = 0; i < count; i++) {
      page.keyboard().press("Tab");
      assertThat(
              page.evaluate(
                  """
                  () => {
                    const one = document.activeElement;
                    window.reached.add(one);
                    const style = getComputedStyle(one);
                    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
                        && one.getBoundingClientRect().top >= 0;
                  }
                  """))
          .as(
              "%s: the focus is seen at %s",
              path, page.evaluate("document.activeElement.outerHTML"))
          .isEqualTo(true);
    }
    assertThat(
            page.evaluate(
                "%s.filter(one => !window.reached.has(one)).map(one => one.outerHTML)"
                    .formatted(ACTIONS)))
        .as(path)
        .isEqualTo(List.of());
  }

  @Test
  void whoWantsLessMotionSeesNone() throws IOException {
    Host host = new Host();
    try (WebServer server =
        WebServer.start(
            new WebServerSettings(
                new InetSocketAddress("127.0.0.1", 0), Optional.empty(), Set.of()),
            host,
            Clock.systemUTC())) {
      String place = "http://127.0.0.1:" + server.port() + "/";
      Page page = browser.open(place, new NewContextOptions());
      for (ReducedMotion wish : ReducedMotion.values()) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(wish));
        page.navigate(place);
        host.read(Instant.now(), wish == ReducedMotion.REDUCE ? 70 : 60);
        page.waitForSelector("tr.changed");
        assertThat(
                page.evaluate("getComputedStyle(document.querySelector('.changed')).animationName"))
            .isEqualTo(wish == ReducedMotion.REDUCE ? "none" : "changed");
      }
    }
  }

  /** A service with one account and one open alert. */
  private final class Host implements WebServerHost {

    private final BalanceHistory history = new InMemoryBalanceHistory();
    private final AtomicLong changes = new AtomicLong();
    private String rule = "runs-out";

    Host() {
      read(Instant.now().minusSeconds(3_600), 900);
    }

    void read(String bucket, String label) {
      Balance balance =
          Balance.of(bucket, Amount.of(BigDecimal.TEN), BalanceUnit.money("EUR")).withLabel(label);
      history.append(
          new PollResult.Sampled(ACCOUNT, Instant.now(), Duration.ofMillis(5), List.of(balance)));
      changes.incrementAndGet();
    }

    void read(Instant at, int amount) {
      Balance balance =
          Balance.of("main", Amount.of(BigDecimal.valueOf(amount)), BalanceUnit.money("EUR"));
      history.append(new PollResult.Sampled(ACCOUNT, at, Duration.ofMillis(5), List.of(balance)));
      changes.incrementAndGet();
    }

    @Override
    public CommandAnswer run(List<String> arguments, byte[] input) {
      commands.add(arguments);
      return new CommandAnswer(
          0,
          HtmlFormatTest.text(Pages.status())
              .replace(
                  "Status", arguments.getFirst().equals("status") ? "Status" : arguments.getFirst())
              .getBytes(StandardCharsets.UTF_8),
          List.of());
    }

    @Override
    public BalanceHistory history() {
      return history;
    }

    @Override
    public long changes() {
      return changes.get();
    }

    @Override
    public Collection<WatchedAccount> watched() {
      return List.of(
          new WatchedAccount(ACCOUNT, Optional.of(BigDecimal.valueOf(100)), Optional.empty()));
    }

    @Override
    public Set<String> tags(String account) {
      return Set.of("prod");
    }

    @Override
    public Map<String, Instant> nextPolls() {
      return Map.of();
    }

    @Override
    public AlertsReport alerts(Instant closedSince) {
      boolean taken = commands.stream().anyMatch(command -> command.contains("ack"));
      AlertEpisode episode =
          new AlertEpisode(
              "5c1e",
              new AlertSubject(rule, "otp", "main"),
              AlertSeverity.CRITICAL,
              Instant.now(),
              null,
              null,
              0,
              List.of(),
              taken ? new AlertEpisode.Acknowledgement("ama", Instant.now(), "") : null,
              null,
              null);
      return new AlertsReport(
          Instant.now(), zone(), List.of(new AlertsReport.Row(episode, List.of())));
    }

    @Override
    public List<String> channels() {
      return List.of();
    }

    @Override
    public List<ChannelBacklog> backlogs() {
      return List.of();
    }

    @Override
    public ZoneId zone() {
      return ZoneOffset.UTC;
    }

    @Override
    public WatchHealth health() {
      return new WatchHealth("node", List.of("node"), false, false, false, 0, 0, 0);
    }

    @Override
    public Optional<Path> wallSecret() {
      return Optional.of(folder.resolve("saldo-wall.key"));
    }

    @Override
    public String version() {
      return "1.2.3";
    }
  }
}
