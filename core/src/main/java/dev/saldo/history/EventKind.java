package dev.saldo.history;

/** What happened to a balance besides being used. */
public enum EventKind {
  /** Credit was bought, or a debt was paid. */
  TOP_UP,
  /** Something that was used was given back, such as messages that were not delivered. */
  REFUND,
  /** The vendor put a wrong figure right, up or down. Nothing tells that but a person. */
  CORRECTION,
  /** A period began anew. */
  RESET,
  /** The bucket is counted in another unit, or its figure means something else. */
  UNIT_CHANGE,
  /** The first number after a time without one. */
  GAP;

  /** Returns whether a change of the level can be this by what a person says. */
  public boolean isSayable() {
    return this != UNIT_CHANGE && this != GAP;
  }
}
