package dev.saldo.history;

/** The kind of an event of a balance other than use. */
public enum EventKind {
  /** Credit was bought, or a debt was paid. */
  TOP_UP,
  /** Usage was credited back, for example for undelivered messages. */
  REFUND,
  /** The vendor corrected a wrong figure, up or down. Only a manual classification says so. */
  CORRECTION,
  /** A new billing period began. */
  RESET,
  /** Unused credit expired: a fall that is not usage. */
  EXPIRY,
  /** The unit or the meaning of the bucket changed. */
  UNIT_CHANGE,
  /**
   * The vendor stated a false amount and took it back; reports ignore it. Classifying it as any
   * other kind confirms that it was real.
   */
  GLITCH,
  /** Usage that looked like a glitch, which only a manual classification can confirm. */
  USAGE,
  /** The first number after a period without one. */
  GAP;

  /** Returns whether a fall of the level can be classified manually as this kind. */
  public boolean isFall() {
    return this == CORRECTION || this == EXPIRY || this == USAGE;
  }

  /** Returns whether a change of the level can be classified manually as this kind. */
  public boolean isSayable() {
    return this != UNIT_CHANGE && this != GAP && this != GLITCH;
  }
}
