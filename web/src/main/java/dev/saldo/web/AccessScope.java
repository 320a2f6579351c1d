package dev.saldo.web;

/** The requests that a token is for. */
public enum AccessScope {
  /** Look at pages and documents, and ask whether balances are sufficient. */
  READ,
  /** As read, and acknowledge or silence alerts. */
  ACKNOWLEDGE,
  /** Send samples, and nothing else. */
  WRITE,
  /** Everything. */
  ADMIN;

  /** Returns whether a token of this scope is for requests that need another one. */
  boolean includes(AccessScope needed) {
    return switch (this) {
      case ADMIN -> true;
      case ACKNOWLEDGE -> needed == ACKNOWLEDGE || needed == READ;
      case READ, WRITE -> needed == this;
    };
  }
}
