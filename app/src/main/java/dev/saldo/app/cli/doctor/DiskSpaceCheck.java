package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.diagnosis.CheckFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks the free space for the history. */
final class DiskSpaceCheck implements DiagnosisCheck {

  private static final long LEAST = 16;
  private static final long FEW = 512;
  private static final int MEBIBYTE_BITS = 20;
  private static final String FIX =
      "delete files there, or move the history with 'saldo history copy'";

  @Inject
  DiskSpaceCheck() {}

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    Optional<Path> folder =
        context
            .sound()
            .flatMap(FileRightCheck::history)
            .map(Path::toAbsolutePath)
            .map(Path::getParent);
    if (folder.isEmpty()) {
      return List.of(CheckFinding.skipped(name(), "no file of the history on this machine"));
    }
    try {
      long free = Files.getFileStore(folder.get()).getUsableSpace() >> MEBIBYTE_BITS;
      String message = "%d MiB free in %s".formatted(free, folder.get());
      if (free < LEAST) {
        return List.of(CheckFinding.failed(name(), message, FIX, 1));
      }
      return List.of(
          free < FEW
              ? CheckFinding.warning(name(), message, FIX)
              : CheckFinding.ok(name(), message));
    } catch (IOException e) {
      return List.of(
          CheckFinding.skipped(name(), "the free space in " + folder.get() + " is not known"));
    }
  }
}
