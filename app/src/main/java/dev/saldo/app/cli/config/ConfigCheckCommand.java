package dev.saldo.app.cli.config;

import com.google.inject.Inject;
import dev.saldo.app.ConfigurationInspection;
import dev.saldo.app.cli.option.DocumentOptions;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.option.OutputDestination;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.session.ConfigurationInspector;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.cli.session.SaldoVersion;
import dev.saldo.app.diagnosis.ConfigurationProblem;
import dev.saldo.app.diagnosis.ConfigurationReport;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.format.json.SarifDocument;
import dev.saldo.app.format.text.TerminalStyle;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the configuration. */
@Command(
    name = "check",
    description = "Check the configuration completely, without using the network.",
    footer = {
      "",
      "Reports every problem in one pass: YAML, keys and values, secrets, providers and their settings, channels, rules and the location of the history. Exit code 4 if there is a problem; warnings do not change it. -o sarif is for code hosts and editors.",
      "",
      "Examples:",
      "  saldo config check",
      "  saldo config check -o sarif > saldo.sarif"
    })
final class ConfigCheckCommand implements Callable<Integer> {

  private static final String SARIF = "sarif";

  private final GlobalOptions global;
  private final ConfigurationInspector inspector;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Mixin DocumentOptions options = new DocumentOptions();

  @Inject
  ConfigCheckCommand(
      GlobalOptions global,
      ConfigurationInspector inspector,
      ProcessEnvironment environment,
      ReportWriter writer) {
    this.global = global;
    this.inspector = inspector;
    this.environment = environment;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    boolean sarif = options.isRequested(SARIF);
    List<OutputDestination> destinations =
        sarif
            ? List.of(new OutputDestination(OutputFormat.JSON, options.file()))
            : options.destinations();
    ConfigurationReport found = inspect();
    Report report =
        Report.of(ReportJsonDocuments.configuration(found), found::table)
            .whenEmpty("no problem found");
    writer.write(
        destinations,
        (destination, out) -> {
          if (sarif) {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            SarifDocument.write(found, text);
            text.flush();
          } else if (destination.format() == OutputFormat.TABLE) {
            printLines(found, out);
          } else {
            destination
                .format()
                .in(new TerminalStyle(TerminalStyle.UNBOUNDED, false, true))
                .write(report, out);
          }
        });
    return found.errors() == 0 ? ProcessExitCode.DONE : ProcessExitCode.WRONG_CONFIGURATION;
  }

  private ConfigurationReport inspect() {
    ConfigurationInspection inspection = inspector.inspection();
    Path file = environment.directory().resolve(global.config()).normalize();
    String name = String.valueOf(file.getFileName());
    List<ConfigurationProblem> problems =
        Stream.concat(
                inspection.problems().stream()
                    .map(problem -> ConfigurationProblem.of(true, name, problem)),
                inspection.warnings().stream()
                    .map(warning -> ConfigurationProblem.of(false, name, warning)))
            .toList();
    return new ConfigurationReport(file.toString(), SaldoVersion.number(), problems);
  }

  private void printLines(ConfigurationReport found, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    found
        .problems()
        .forEach(
            problem -> text.append(SafeTextSanitizer.sanitize(problem.describe())).append('\n'));
    text.append(summary(found)).append('\n');
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String summary(ConfigurationReport found) {
    long errors = found.errors();
    String counts =
        inspector
            .readable()
            .map(
                workspace ->
                    "accounts: %d, channels: %d, rules: %d"
                        .formatted(
                            workspace.accounts().size(),
                            workspace.channels().names().size(),
                            workspace.watching().rules().rules().size()))
            .orElse("the file cannot be read");
    return errors == 0
        ? "no problem found (%s, warnings: %d)".formatted(counts, found.problems().size())
        : "problems: %d, warnings: %d (%s)"
            .formatted(errors, found.problems().size() - errors, counts);
  }
}
