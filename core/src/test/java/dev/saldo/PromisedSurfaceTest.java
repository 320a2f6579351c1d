package dev.saldo;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertRule;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.event.BalanceEvent;
import dev.saldo.history.BalanceHistory;
import dev.saldo.poll.BalancePoller;
import dev.saldo.report.UsageReport;
import dev.saldo.runway.Runway;
import dev.saldo.schedule.PollTiming;
import dev.saldo.signature.Baseline;
import dev.saldo.signature.PublicSignatures;
import dev.saldo.usage.Usage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compatibility of the signatures that an embedding program compiles against. */
final class PromisedSurfaceTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Account.class,
        AlertRule.class,
        ChannelRegistry.class,
        BalanceHistory.class,
        BalancePoller.class,
        PollTiming.class,
        Usage.class,
        BalanceEvent.class,
        Runway.class,
        UsageReport.class
      })
  void keepsEveryPromisedSignature(Class<?> member) throws IOException {
    String folder = member.getPackageName().replace('.', '/');
    new Baseline(Path.of("src/test/resources", folder, "baseline.txt"))
        .check(PublicSignatures.ofPackageOf(member));
  }
}
