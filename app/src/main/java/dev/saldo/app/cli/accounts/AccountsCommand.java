package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the accounts; its subcommands change the accounts of a history. */
@Command(
    name = "accounts",
    description =
        "List and add accounts; rename, merge and retire them without losing their history.",
    subcommands = {
      AccountsListCommand.class,
      AccountsAddCommand.class,
      AccountsRenameCommand.class,
      AccountsMergeCommand.class,
      AccountsRetireCommand.class
    })
public final class AccountsCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;

  @Mixin ReportOptions options = new ReportOptions();

  @Inject
  AccountsCommand(ReportRequestFactory reports) {
    this.reports = reports;
  }

  @Override
  public Integer call() throws IOException {
    return AccountsListCommand.write(reports.request(options));
  }
}
