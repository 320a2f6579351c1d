package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.diagnosis.CheckFinding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Checks the terminal and the names of files. */
final class TerminalSupportCheck implements DiagnosisCheck {

  @Inject
  TerminalSupportCheck() {}

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    ProcessEnvironment environment = context.environment();
    List<CheckFinding> findings = new ArrayList<>();
    String files = System.getProperty("sun.jnu.encoding", "");
    if (!files.isEmpty() && !isUnicode(files)) {
      findings.add(
          CheckFinding.warning(
              name(),
              "the locale has no UTF-8 (" + files + "), so names of files must be ASCII",
              "set LC_ALL=C.UTF-8 or install the locale that LANG names"));
    }
    String term = environment.variable("TERM").orElse("");
    if (environment.outIsTerminal() && (term.isEmpty() || term.equals("dumb"))) {
      findings.add(
          CheckFinding.warning(
              name(),
              "TERM says that it can show no colours and plots",
              "set TERM, e.g. to xterm"));
    }
    if (findings.isEmpty()) {
      findings.add(CheckFinding.ok(name(), describe(environment)));
    }
    return findings;
  }

  private static String describe(ProcessEnvironment environment) {
    return environment.outIsTerminal()
        ? environment.variable("COLUMNS").map(width -> width + " columns, ").orElse("")
            + environment.variable("TERM").orElse("")
        : "standard output is not a terminal: no colours and no plots";
  }

  private static boolean isUnicode(String name) {
    return Charset.isSupported(name) && Charset.forName(name).equals(StandardCharsets.UTF_8);
  }
}
