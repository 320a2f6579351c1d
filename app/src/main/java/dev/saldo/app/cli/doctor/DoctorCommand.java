package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.DocumentOptions;
import dev.saldo.app.cli.option.OutputFormat;
import dev.saldo.app.cli.session.ReportWriter;
import dev.saldo.app.cli.session.TerminalCapabilities;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.app.format.Report;
import dev.saldo.app.format.json.ReportJsonDocuments;
import dev.saldo.app.format.text.TerminalStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the installation. */
@Command(
    name = "doctor",
    description = "Check the installation and say how to fix what is wrong.",
    footer = {
      "",
      "Checks Java, the terminal, the configuration, secrets, rights, the database, the disk, the clock, jars, the network, channels and every account, which is read once. Nothing is recorded or sent to channels.",
      "Exit code 4: the configuration is wrong; 1: something on this machine does not work; 3: an account cannot be read; 0: at most warnings.",
      "",
      "Examples:",
      "  saldo doctor",
      "  saldo doctor --offline -o json",
      "  saldo doctor --bundle saldo-report.zip"
    })
public final class DoctorCommand implements Callable<Integer> {

  private final DiagnosisChecks diagnosis;
  private final DiagnosisContext context;
  private final ReportWriter writer;
  private final TerminalCapabilities terminal;

  @Option(names = "--offline", description = "Read no account")
  boolean offline;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description =
          "Also write a zip file to send with a question: the findings, the configuration and the versions, without secrets")
  @Nullable Path bundle;

  @Mixin DocumentOptions options = new DocumentOptions();

  @Inject
  DoctorCommand(
      DiagnosisChecks diagnosis,
      DiagnosisContext context,
      ReportWriter writer,
      TerminalCapabilities terminal) {
    this.terminal = terminal;
    this.diagnosis = diagnosis;
    this.context = context;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.destinations();
    DiagnosisReport found = diagnosis.run(context, offline);
    Report report = Report.of(ReportJsonDocuments.doctor(found), found::table);
    if (bundle != null) {
      DiagnosisBundle.write(context, found, report, bundle);
    }
    writer.write(
        options.destinations(),
        (destination, out) -> {
          if (destination.format() == OutputFormat.TABLE) {
            boolean shown = destination.file().isEmpty() && context.environment().outIsTerminal();
            int columns = shown ? terminal.width() : TerminalStyle.UNBOUNDED;
            List<String> lines = new DiagnosisText(found, columns).lines();
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
          } else {
            destination
                .format()
                .in(new TerminalStyle(TerminalStyle.UNBOUNDED, false, true))
                .write(report, out);
          }
        });
    return found.exitCode();
  }

  static List<String> lines(DiagnosisReport found) {
    return new DiagnosisText(found).lines();
  }
}
