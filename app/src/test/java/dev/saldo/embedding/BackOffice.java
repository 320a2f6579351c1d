package dev.saldo.embedding;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.RefusedResult;
import dev.saldo.history.Selection;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.poll.BalancePoller;
import dev.saldo.provider.ants.AntsConfig;
import dev.saldo.provider.ants.AntsProvider;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** A host with its own data source and clock. The README shows the marked lines. */
final class BackOffice implements AutoCloseable {

  private final BalanceHistory history;
  private final BalancePoller poller;
  private final List<OpenAccount> accounts;

  BackOffice(DataSource dataSource, Clock clock, AntsConfig config) {
    // README: open
    history = HistoryStore.open(dataSource);
    poller = new BalancePoller(clock);
    ProviderRegistry providers = ProviderRegistry.of(new AntsProvider());
    Account bulk = Account.of("bulk-th", "ants");
    accounts = List.of(providers.open(bulk, config, clock));
    // README: end
  }

  /** Called by the scheduler of the host. */
  List<RefusedResult> poll() throws InterruptedException {
    // README: poll
    List<RefusedResult> refused = history.appendAccepted(poller.poll(accounts));
    // README: end
    return refused;
  }

  UsageReport usage(Window march) {
    // README: ask
    UsageReport usage = UsageReport.of(history, Selection.ALL, march, Step.DAY);
    // README: end
    return usage;
  }

  @Override
  public void close() {
    accounts.forEach(OpenAccount::close);
    history.close();
  }
}
