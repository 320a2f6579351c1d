package dev.saldo.event;

/** The confidence in the kind of an event. */
public enum EventConfidence {
  /**
   * The user classified it, or the history before it supports the kind and nothing contradicts it.
   */
  HIGH,
  /** Likely, but the history before it has little to compare it with. */
  MEDIUM,
  /** An estimate that the user should check. */
  LOW;

  /** Returns the next lower confidence. */
  EventConfidence lower() {
    return this == HIGH ? MEDIUM : LOW;
  }
}
