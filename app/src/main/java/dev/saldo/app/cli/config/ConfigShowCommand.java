package dev.saldo.app.cli.config;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.EffectiveSetting;
import dev.saldo.app.EffectiveSettings;
import dev.saldo.app.cli.option.DocumentOptions;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.SafeTextSanitizer;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.format.text.TerminalStyle;
import dev.saldo.jars.DropIns;
import dev.saldo.report.TableColumns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the settings that are in effect. */
@Command(
    name = "show",
    description = "Show the settings that are in effect; secrets are shown as ***.",
    footer = {
      "",
      "With --origin each line says where its value comes from: a line of the file, an environment variable or a default. Text with a reference such as $${env:NAME} is shown as written, because it may be secret.",
      "",
      "Examples:",
      "  saldo config show --origin",
      "  saldo config show -o json"
    })
final class ConfigShowCommand implements Callable<Integer> {

  private static final TableColumns<EffectiveSetting> COLUMNS =
      TableColumns.<EffectiveSetting>begin()
          .text("key", "key", EffectiveSetting::key)
          .text("value", "value", EffectiveSetting::value)
          .text("origin", "origin", EffectiveSetting::origin);

  private final CommandSession session;
  private final ProcessEnvironment environment;
  private final ReportWriter writer;

  @Option(names = "--origin", description = "Also show where each value comes from")
  boolean origin;

  @Mixin DocumentOptions options = new DocumentOptions();

  @Inject
  ConfigShowCommand(CommandSession session, ProcessEnvironment environment, ReportWriter writer) {
    this.session = session;
    this.environment = environment;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    options.destinations();
    ConfiguredWorkspace workspace = session.uncheckedWorkspace();
    DropIns dropIns = session.presentDropIns(workspace);
    EffectiveSettings settings =
        EffectiveSettings.of(workspace, dropIns, environment.environment());
    Report report =
        Report.of(
            ReportJsonDocuments.settings(
                workspace.folder().resolve(workspace.fileName()).toString(), settings.settings()),
            () -> COLUMNS.table("Settings", ZoneOffset.UTC, settings.settings()));
    writer.write(
        options.destinations(),
        (destination, out) -> {
          if (destination.format() == OutputFormat.TABLE) {
            out.write(safe(settings.text(origin)).getBytes(StandardCharsets.UTF_8));
          } else {
            destination
                .format()
                .in(new TerminalStyle(TerminalStyle.UNBOUNDED, false, true))
                .write(report, out);
          }
        });
    warn(workspace);
    return ProcessExitCode.DONE;
  }

  /** Says that the file has problems, which its settings may not show. */
  private void warn(ConfiguredWorkspace workspace) {
    try {
      workspace.check(() -> session.presentDropIns(workspace).registry(), environment.clock());
    } catch (ConfigurationException e) {
      environment
          .notes()
          .printf(
              "saldo: warning: %s has %d problems; list them with 'saldo config check'%n",
              workspace.fileName(), e.problems().size());
    }
  }

  private static String safe(String text) {
    return text.lines()
        .map(line -> SafeTextSanitizer.sanitize(line) + "\n")
        .collect(Collectors.joining());
  }
}
