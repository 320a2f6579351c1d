package dev.saldo.app.demo;

/** Receives the progress of the demo. */
@FunctionalInterface
public interface DemoProgressListener {

  /** Called after a day of the past, with the number of polled hours and of all hours. */
  void reached(int done, int total);
}
