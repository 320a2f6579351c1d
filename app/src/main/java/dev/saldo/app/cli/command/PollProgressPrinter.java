package dev.saldo.app.cli.command;

import dev.saldo.account.ConstantName;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.spi.FailureReason;

/** Progress of a poll on standard error: failures in full, the rest only on a terminal. */
final class PollProgressPrinter {

  private final ProcessEnvironment environment;
  private final ProviderRegistry providers;
  private final int total;
  private int read;
  private int failed;

  /**
   * Creates a printer.
   *
   * @param providers names the jar that may be to blame for a failure
   * @param total how many accounts are read
   */
  PollProgressPrinter(ProcessEnvironment environment, ProviderRegistry providers, int total) {
    this.environment = environment;
    this.providers = providers;
    this.total = total;
  }

  /** Prints a result as it arrives. */
  void print(PollResult result) {
    if (result instanceof Failed failure) {
      failed++;
      environment
          .err()
          .printf(
              "saldo: %s: %s: %s%s%n",
              failure.account().name(),
              ConstantName.kebab(failure.reason()),
              failure.message(),
              jar(failure));
      return;
    }
    read++;
    if (environment.errIsTerminal()) {
      say("%s: read, %d of %d".formatted(result.account().name(), read + failed, total));
    }
  }

  /** Prints how many accounts were read. */
  void printSummary(boolean dryRun) {
    say(
        "%d read, %d failed%s"
            .formatted(read, failed, dryRun ? ", nothing recorded (dry run)" : ""));
  }

  private void say(String line) {
    environment.notes().println("saldo: " + line);
  }

  /** Names the jar where it may be to blame, as it may for not returning. */
  private String jar(Failed failure) {
    boolean blamed =
        failure.reason() == FailureReason.PROVIDER_FAULT
            || failure.reason() == FailureReason.TIMEOUT;
    return blamed
        ? providers
            .find(failure.account().provider())
            .map(provider -> " (read by " + provider.location() + ")")
            .orElse("")
        : "";
  }
}
