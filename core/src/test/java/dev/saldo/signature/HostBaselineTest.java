package dev.saldo.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.saldo.account.Account;
import dev.saldo.event.Event;
import dev.saldo.history.BalanceHistory;
import dev.saldo.poll.BalancePoller;
import dev.saldo.report.UsageReport;
import dev.saldo.runway.Runway;
import dev.saldo.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts compile against stays as it is, apart from what VERSIONING.md calls internal. */
final class HostBaselineTest {

  private static final Path VERSIONING = Path.of("../VERSIONING.md");
  private static final Path BUILD = Path.of("../pom.xml");
  private static final Pattern INTERNAL =
      Pattern.compile("^- `(dev\\.saldo\\.[\\w.]+)`$", Pattern.MULTILINE);
  private static final Pattern NOT_COMPARED =
      Pattern.compile("<exclude>(dev\\.saldo\\.[\\w.]+)</exclude>");

  @ParameterizedTest
  @ValueSource(
      classes = {
        Account.class,
        BalancePoller.class,
        BalanceHistory.class,
        Usage.class,
        Event.class,
        Runway.class,
        UsageReport.class
      })
  void nothingThatHostsUseIsGone(Class<?> member) throws IOException {
    List<String> internal = internalTypes();
    SortedSet<String> promised = new TreeSet<>(PublicSignatures.ofPackageOf(member));
    promised.removeIf(line -> internal.stream().anyMatch(type -> isOf(type, line)));
    String folder = member.getPackageName().replace('.', '/');
    new Baseline(Path.of("src/test/resources", folder, "baseline.txt")).check(promised);
  }

  @Test
  void whatIsCalledInternalExists() throws IOException {
    assertThat(internalTypes())
        .isNotEmpty()
        .allSatisfy(type -> assertThatNoException().isThrownBy(() -> Class.forName(type)));
  }

  @Test
  void theComparisonWithAReleaseLeavesTheSameOut() throws IOException {
    assertThat(find(NOT_COMPARED, BUILD)).containsExactlyElementsOf(internalTypes());
  }

  private static List<String> internalTypes() throws IOException {
    return find(INTERNAL, VERSIONING);
  }

  private static List<String> find(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static boolean isOf(String type, String line) {
    return line.startsWith(type + ":") || line.startsWith(type + "$");
  }
}
