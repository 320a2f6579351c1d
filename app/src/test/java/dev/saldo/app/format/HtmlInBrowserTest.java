package dev.saldo.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks pages in a real browser. */
final class HtmlInBrowserTest {

  private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";
  private static final String WIDTH = "document.documentElement.scrollWidth";

  private static Browser browser;

  @TempDir Path folder;

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
  void everyPageIsSilentCompleteAndNoWiderThanAPhone() throws IOException {
    Page page = null;
    for (Report report : Pages.all()) {
      Path file = page(HtmlFormatTest.text(report));
      browser.requests.clear();
      if (page == null) {
        page = browser.open(file, new NewContextOptions().setViewportSize(375, 800));
      } else {
        page.navigate(file.toUri().toString());
      }
      assertThat(browser.complaints).isEmpty();
      assertThat(browser.requests).containsExactly(file.toUri().toString());
      assertThat((Integer) page.evaluate(WIDTH)).as(page.title()).isLessThanOrEqualTo(375);
    }
  }

  @Test
  void aViolationOfTheContentSecurityPolicyIsDetected() throws IOException {
    String text = HtmlFormatTest.text(Pages.status());
    Page page = browser.open(page(text), new NewContextOptions());
    assertThat(browser.complaints).isEmpty();
    for (String breach :
        List.of(
            "<p style=\"color:red\">x</p>",
            "<script>1</script>",
            "<style>p{}</style>",
            "<img src=\"other.png\">")) {
      browser.complaints.clear();
      page.navigate(page(text.replace("<main>", "<main>" + breach)).toUri().toString());
      assertThat(browser.complaints).as(breach).isNotEmpty();
    }
  }

  @Test
  void isDarkIfTheReaderPrefersIt() throws IOException {
    Path file = page(HtmlFormatTest.text(Pages.trend()));
    Page page = browser.open(file, new NewContextOptions().setColorScheme(ColorScheme.LIGHT));
    assertThat(page.evaluate(BACKGROUND)).isEqualTo("rgb(255, 255, 255)");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(page.evaluate(BACKGROUND)).isEqualTo("rgb(18, 23, 30)");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.evaluate(BACKGROUND)).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void showsItsTablesAndChartsWithoutScript() throws IOException {
    Page page =
        browser.open(
            page(HtmlFormatTest.text(Pages.trend())),
            new NewContextOptions().setJavaScriptEnabled(false));
    assertThat(page.locator("table").isVisible()).isTrue();
    assertThat(page.locator("td", new Page.LocatorOptions().setHasText("1,330.25")).first())
        .matches(Locator::isVisible);
    assertThat(page.locator("svg path.line").isVisible()).isTrue();
    assertThat(page.locator("svg rect.bar").count()).isEqualTo(3);
  }

  private Path page(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "page", ".html"), text);
  }
}
