package dev.saldo.benchmarks;

import java.util.Locale;

/**
 * How long a call takes, warm.
 *
 * @param millis by the clock, in milliseconds
 * @param processorMillis of the calling thread, whatever else the machine does meanwhile; a
 *     server's work is not in it
 */
record CallDuration(double millis, double processorMillis) {

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%,.1f ms, of which the thread works %,.1f ms", millis, processorMillis);
  }
}
