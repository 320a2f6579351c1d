package dev.saldo.event;

/** How sure it is what an event was. */
public enum EventConfidence {
  /** Somebody said so, or what came before supports it and nothing speaks against it. */
  HIGH,
  /** Likely; there is little before it to compare it with. */
  MEDIUM,
  /** A guess that is worth a look. */
  LOW;

  /** Returns the next lower confidence. */
  EventConfidence lower() {
    return this == HIGH ? MEDIUM : LOW;
  }
}
