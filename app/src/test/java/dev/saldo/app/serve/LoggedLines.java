package dev.saldo.app.serve;

import dev.saldo.testkit.SettableClock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log at a fixed time, with its lines. */
final class LoggedLines {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  final ServiceLog log;

  LoggedLines(ServiceLog.Form form) {
    log = new ServiceLog(form, lines::add, SettableClock.at("2026-11-21T20:15:00.123456Z"));
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  List<String> all() {
    return List.copyOf(lines);
  }
}
