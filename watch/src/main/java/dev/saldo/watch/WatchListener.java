package dev.saldo.watch;

/** Receives the events of a watch, on its threads: it must be thread-safe and return soon. */
@FunctionalInterface
public interface WatchListener {

  /** Receives an event. */
  void on(WatchEvent event);
}
