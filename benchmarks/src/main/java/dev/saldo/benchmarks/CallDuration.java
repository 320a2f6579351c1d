package dev.saldo.benchmarks;

import java.util.Locale;

/**
 * The mean duration of a call after warm-up, in milliseconds.
 *
 * @param millis the elapsed time
 * @param processorMillis the processor time of the calling thread, which other work on the machine
 *     does not change; it excludes the work of a server
 */
record CallDuration(double millis, double processorMillis) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,.1f ms, of which %,.1f ms processor time of the thread",
        millis,
        processorMillis);
  }
}
