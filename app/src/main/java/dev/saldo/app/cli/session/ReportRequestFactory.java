package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.ReportOptions;

/** Creates the requests of commands that report on accounts. */
public final class ReportRequestFactory {

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  /** Creates the factory of one run of the program. */
  @Inject
  public ReportRequestFactory(
      CommandSession session, ProcessEnvironment environment, ReportWriter writer) {
    this.session = session;
    this.environment = environment;
    this.writer = writer;
  }

  /** Reads and checks the configuration. The history is not opened before the request is run. */
  public ReportRequest request(ReportOptions options) {
    return new ReportRequest(session, environment, writer, options);
  }
}
