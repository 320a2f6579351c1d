package dev.saldo.app.cli.check;

import com.google.inject.Inject;
import dev.saldo.account.NameSuggestions;
import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.BalanceChecker;
import dev.saldo.alert.CheckedAccount;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.WatchOption;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges the present balances by the rules of the configuration. */
@Command(
    name = "check",
    description = "Check balances by the rules of the configuration, for cron and monitoring.",
    footer = {
      "",
      "Reads the history only. Exit code 0 means that all is well, 5 that a rule or the need is"
          + " not met, 6 that it is unknown, such as a stale balance. One reading counts, whatever"
          + " 'consecutive' of a rule says. --nagios prints one line with performance data and"
          + " exits with 0, 1, 2 or 3."
    })
public final class CheckCommand implements Callable<Integer> {

  private final ReportRequestFactory reports;
  private final ProcessEnvironment environment;

  @Option(
      names = "--need",
      paramLabel = "AMOUNT",
      description = "Amount that must be available in each bucket, with its credit limit")
  @Nullable String need;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "Only this bucket, or the buckets with this unit")
  @Nullable String bucket;

  @Option(
      names = "--nagios",
      description = "Print one line for Nagios and exit with 0, 1, 2 or 3 (every error is 3)")
  boolean nagios;

  @Mixin WatchOption watch = new WatchOption();
  @Mixin ReportOptions options = new ReportOptions();

  /** Creates the command. */
  @Inject
  public CheckCommand(ReportRequestFactory reports, ProcessEnvironment environment) {
    this.reports = reports;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    watch.check();
    BigDecimal amount = need == null ? null : AmountOption.parse("--need", need);
    ReportRequest request = reports.request(options);
    BalanceChecker checker =
        new BalanceChecker(request.workspace().watching().rules(), amount, bucket);
    List<BalanceCheck> done = new ArrayList<>();
    if (nagios) {
      request.run((history, selection) -> done.add(check(checker, request, history, selection)));
      NagiosLine line = NagiosLine.of(done.getFirst());
      environment.out().println(line.text());
      return line.exitCode();
    }
    request.write(
        (history, selection) -> {
          BalanceCheck check = check(checker, request, history, selection);
          done.add(check);
          return Report.of(ReportJsonDocuments.check(check), check::table)
              .whenEmpty("no accounts to check");
        });
    return switch (done.getFirst().outcome()) {
      case OK -> ProcessExitCode.DONE;
      case BREACH -> ProcessExitCode.NOT_MET;
      case UNKNOWN -> ProcessExitCode.UNKNOWN;
    };
  }

  private BalanceCheck check(
      BalanceChecker checker, ReportRequest request, BalanceHistory history, Selection selection) {
    List<CheckedAccount> accounts = ChosenAccounts.find(request.workspace(), history, selection);
    BalanceCheck check = checker.check(history, accounts, request.now(), request.zone());
    if (bucket != null && check.rows().isEmpty()) {
      refuseBucket(bucket, history, selection);
    }
    long units =
        check.rows().stream()
            .filter(row -> row.bucket() != null)
            .map(row -> List.of(row.bucket().unit().kind(), row.bucket().unit().code()))
            .distinct()
            .count();
    if (need != null && units > 1) {
      throw new CommandUsageException(
          "--need applies to one unit, but " + units + " are selected; add --bucket");
    }
    return check;
  }

  private static void refuseBucket(String bucket, BalanceHistory history, Selection selection) {
    List<String> buckets =
        history.series(selection).stream()
            .map(Series::key)
            .map(key -> key.bucket())
            .distinct()
            .toList();
    throw new CommandUsageException(
        "no bucket or unit '" + bucket + "'" + NameSuggestions.hint(bucket, buckets));
  }
}
