package dev.saldo.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.provider.ants.AntsConfig;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class BackOfficeTest {

  @Test
  void pollsAndReportsWithItsOwnDataSourceAndClock() throws Exception {
    SettableClock clock = SettableClock.at("2026-03-01T00:00:00Z");
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:back-office;DB_CLOSE_DELAY=-1");
    try (VendorServer vendor = VendorServer.start(request -> credit(clock))) {
      AntsConfig config =
          new AntsConfig("acme", PlantedSecrets.password()).withBaseUrl(vendor.uri());
      try (BackOffice host = new BackOffice(dataSource, clock, config)) {
        for (int hour = 0; hour <= 48; hour++) {
          assertThat(host.poll()).isEmpty();
          clock.advance(Duration.ofHours(1));
        }
        Window march =
            new Window(
                Instant.parse("2026-03-01T00:00:00Z"),
                Instant.parse("2026-03-03T00:00:00Z"),
                ZoneId.of("Asia/Bangkok"));
        UsageReport usage = host.usage(march);
        assertThat(usage.rows())
            .extracting(row -> row.usage().used())
            .containsExactly(new BigDecimal("25.5"), new BigDecimal("36"), new BigDecimal("10.5"));
        assertThat(usage.rows().getLast().usage().closing()).isEqualTo(new BigDecimal("928"));
      }
    }
  }

  @Test
  void theReadmeShowsTheseLines() throws IOException {
    Path source = Path.of("src/test/java/dev/saldo/embedding/BackOffice.java");
    String readme = Files.readString(Path.of("../README.md"));
    List<String> shown = new ArrayList<>();
    boolean marked = false;
    for (String line : Files.readAllLines(source)) {
      if (line.contains("// README:")) {
        marked = !line.endsWith("end");
      } else if (marked) {
        shown.add(line.strip());
      }
    }
    assertThat(shown).hasSizeGreaterThan(5);
    assertThat(readme.lines().map(String::strip)).containsSubsequence(shown);
  }

  private static VendorReply credit(SettableClock clock) {
    long hours = Duration.between(Instant.parse("2026-03-01T00:00:00Z"), clock.instant()).toHours();
    BigDecimal credit =
        new BigDecimal("1000").subtract(new BigDecimal("1.5").multiply(BigDecimal.valueOf(hours)));
    return VendorReply.json("{\"type\":\"prepaid\",\"credit\":" + credit + "}");
  }
}
