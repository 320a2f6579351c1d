package dev.saldo.app.cli;

import com.google.inject.Inject;

/** The common part of the commands that report on accounts. */
final class Reports {

  private final Session session;
  private final Surroundings surroundings;
  private final ReportWriter writer;

  @Inject
  Reports(Session session, Surroundings surroundings, ReportWriter writer) {
    this.session = session;
    this.surroundings = surroundings;
    this.writer = writer;
  }

  /** Reads and checks the configuration; the history stays closed until the request is run. */
  ReportRequest request(ReportOptions options) {
    return new ReportRequest(session, surroundings, writer, options);
  }
}
