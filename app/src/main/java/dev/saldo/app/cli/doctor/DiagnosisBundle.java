package dev.saldo.app.cli.doctor;

import dev.saldo.app.EffectiveSettings;
import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.SaldoVersion;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.app.format.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file with what another person needs to answer a question; it contains no secret. */
final class DiagnosisBundle {

  private static final List<String> PROPERTIES =
      List.of(
          "java.version",
          "java.vendor",
          "java.vm.name",
          "java.home",
          "os.name",
          "os.version",
          "os.arch",
          "native.encoding");

  private static final List<String> VARIABLES =
      List.of("LANG", "LC_ALL", "LC_CTYPE", "TERM", "COLUMNS", "NO_COLOR");

  private DiagnosisBundle() {}

  static void write(DiagnosisContext context, DiagnosisReport found, Report report, Path named)
      throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("doctor.txt", String.join("\n", new DiagnosisText(found).lines()) + "\n");
    StringWriter json = new StringWriter();
    report.document().write(json);
    files.put("doctor.json", json.toString());
    files.put("versions.txt", versions(context));
    context
        .readable()
        .ifPresent(
            workspace ->
                files.put(
                    "configuration.txt",
                    EffectiveSettings.of(
                            workspace,
                            context.dropIns().orElseThrow(),
                            context.environment().environment())
                        .text(true)));
    try (FileReplacement file =
        context.host().files().replace(named, context.environment().directory().resolve(named))) {
      try (OutputStream out = file.open();
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        for (Map.Entry<String, String> one : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(one.getKey()));
          zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
      file.finish();
    } catch (IOException e) {
      throw new OutputFileException(named, "nothing was written", e);
    }
    context.environment().notes().println("wrote " + named + "; it contains no secrets");
  }

  private static String versions(DiagnosisContext context) {
    StringBuilder text = new StringBuilder(SaldoVersion.line()).append('\n');
    Stream.concat(
            PROPERTIES.stream().map(name -> name + "=" + System.getProperty(name, "")),
            VARIABLES.stream()
                .map(name -> name + "=" + context.environment().variable(name).orElse("")))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
