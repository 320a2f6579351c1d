package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.history.jooq.HeldHistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks who may read and write the files of Saldo. */
final class FileRightCheck implements DiagnosisCheck {

  @Inject
  FileRightCheck() {}

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    List<CheckFinding> findings = new ArrayList<>();
    Path configuration = context.configuration();
    if (Files.exists(configuration) && allows(configuration, PosixFilePermission.OTHERS_WRITE)) {
      findings.add(
          CheckFinding.warning(
              name(),
              "every user of this machine can change " + configuration,
              "run 'chmod o-w " + configuration + "'"));
    }
    Optional<Path> history = context.sound().flatMap(FileRightCheck::history);
    history.ifPresent(file -> check(file, findings));
    if (findings.isEmpty()) {
      findings.add(
          CheckFinding.ok(
              name(),
              history
                  .map(file -> file + " can be read and written")
                  .orElse("no file of the history on this machine")));
    }
    return findings;
  }

  /** Returns the file of the history; empty if it is elsewhere. */
  static Optional<Path> history(ConfiguredWorkspace workspace) {
    return HeldHistoryFile.find(workspace.config().history().url(), workspace.folder());
  }

  private void check(Path file, List<CheckFinding> findings) {
    if (Files.exists(file)) {
      if (!Files.isReadable(file) || !Files.isWritable(file)) {
        findings.add(
            CheckFinding.failed(
                name(),
                "this user cannot read and write " + file,
                "run Saldo as its owner, or give this user the right",
                1));
      }
      if (allows(file, PosixFilePermission.OTHERS_WRITE)) {
        findings.add(
            CheckFinding.warning(
                name(),
                "every user of this machine can change " + file,
                "run 'chmod o-w " + file + "'"));
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isWritable(folder)) {
      findings.add(
          CheckFinding.failed(
              name(),
              "this user cannot create files in " + folder,
              "give this user the right, or choose another folder with history.url",
              1));
    }
  }

  private static boolean allows(Path file, PosixFilePermission right) {
    try {
      return Files.getPosixFilePermissions(file).contains(right);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
