package dev.saldo.app.cli.alerts;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.ReportOptions;
import dev.saldo.app.cli.option.SinceOption;
import dev.saldo.app.cli.session.ReportRequest;
import dev.saldo.app.cli.session.ReportRequestFactory;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the list of open episodes. */
final class EpisodeListOptions {

  private static final String LATELY = "7d";

  @Mixin SinceOption since = new SinceOption();

  @Option(names = "--all", description = "Include every episode that ended; default: those of 7d")
  boolean all;

  @Mixin ReportOptions options = new ReportOptions();

  Integer write(ReportRequestFactory reports) throws IOException {
    if (all && since.isGiven()) {
      throw new CommandUsageException("--all and --since exclude each other; give one of them");
    }
    ReportRequest request = reports.request(options);
    Instant begin = all ? Instant.EPOCH : since.instant(LATELY, request.now(), request.zone());
    return EpisodeListing.write(request, begin, "no alert is open, and none ended lately");
  }
}
