package dev.saldo.app.cli.doctor;

import com.google.inject.Inject;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.session.PollClockCheck;
import dev.saldo.app.diagnosis.CheckFinding;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryDamage;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.jooq.HistoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that the history opens and is intact, and that clocks agree. */
final class HistoryDatabaseCheck implements DiagnosisCheck {

  private static final String CLOCK = "clock";
  private static final long LARGEST_VERIFIED = 32L * 1024 * 1024;

  @Inject
  HistoryDatabaseCheck() {}

  @Override
  public String name() {
    return "database";
  }

  @Override
  public List<CheckFinding> run(DiagnosisContext context) {
    Optional<ConfiguredWorkspace> sound = context.sound();
    if (sound.isEmpty()) {
      return List.of(
          CheckFinding.skipped(name(), DiagnosisContext.NO_CONFIGURATION),
          CheckFinding.skipped(CLOCK, DiagnosisContext.NO_CONFIGURATION));
    }
    ConfiguredWorkspace workspace = sound.get();
    Optional<Path> file = FileRightCheck.history(workspace);
    if (file.isPresent() && !Files.exists(file.get())) {
      return List.of(
          CheckFinding.ok(name(), "the first poll creates " + file.get()),
          CheckFinding.skipped(CLOCK, "no reading to compare with"));
    }
    try (BalanceHistory history = context.session().openHistory(workspace)) {
      List<CheckFinding> findings = new ArrayList<>();
      findings.add(verify(history, workspace, file));
      List<String> clocks =
          PollClockCheck.warnings(history, Selection.ALL, context.environment().clock());
      clocks.forEach(
          warning -> findings.add(CheckFinding.warningOf(CLOCK, warning, "synchronize it by NTP")));
      if (clocks.isEmpty()) {
        findings.add(
            CheckFinding.ok(CLOCK, context.environment().now() + ", and no reading is newer"));
      }
      return findings;
    }
  }

  private CheckFinding verify(
      BalanceHistory history, ConfiguredWorkspace workspace, Optional<Path> file) {
    List<Series> series = history.series(Selection.ALL);
    String opened =
        "%s opens; buckets: %d"
            .formatted(file.map(Path::toString).orElse(place(workspace)), series.size());
    if (file.isEmpty() || size(file.get()) > LARGEST_VERIFIED) {
      return CheckFinding.ok(name(), opened + "; 'saldo history verify' reads all of it");
    }
    HistoryVerification verified = HistoryStore.verify(history, Selection.ALL, false);
    if (verified.isIntact()) {
      return CheckFinding.ok(
          name(), opened + ", samples: %d, without damage".formatted(verified.samples()));
    }
    HistoryDamage first = verified.damage().getFirst();
    return CheckFinding.failed(
        name(),
        "%s; damage: %d, the first of account %s: %s"
            .formatted(opened, verified.damage().size(), first.series().account(), first.problem()),
        verified.isDerived()
            ? "run 'saldo history verify --repair'"
            : "restore a backup with 'saldo restore FILE'",
        1);
  }

  /** Returns the URL without its parameters, which may contain a password. */
  private static String place(ConfiguredWorkspace workspace) {
    return workspace.config().history().url().replaceFirst("[?;].*", "");
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
