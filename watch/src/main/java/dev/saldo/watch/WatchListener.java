package dev.saldo.watch;

/** Receives the events of a watch, on its threads: it must be thread-safe and return soon. */
@FunctionalInterface
public interface WatchListener {

  /**
   * Receives an event. What it throws is logged and otherwise ignored.
   *
   * @param event what happened
   */
  void on(WatchEvent event);
}
