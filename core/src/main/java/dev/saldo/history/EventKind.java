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
  /** What was left of a top-up lapsed: a fall that is not use. */
  EXPIRY,
  /** The unit or the meaning of the bucket changed. */
  UNIT_CHANGE,
  /** The first number after a period without one. */
  GAP;

  /** Returns whether a fall of the level can be classified manually as this kind. */
  public boolean isFall() {
    return this == CORRECTION || this == EXPIRY;
  }

  /** Returns whether a change of the level can be classified manually as this kind. */
  public boolean isSayable() {
    return this != UNIT_CHANGE && this != GAP;
  }
}
