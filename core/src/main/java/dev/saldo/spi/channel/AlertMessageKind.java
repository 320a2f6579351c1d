package dev.saldo.spi.channel;

/** The reason for a message about an episode. */
public enum AlertMessageKind {
  /** The episode opened. */
  OPENED,
  /** Its severity rose. */
  WORSE,
  /** It is still open. */
  REMINDER,
  /** It is still open, and more people are told. */
  ESCALATED,
  /** A person took it on. */
  ACKNOWLEDGED,
  /** It ended. */
  CLOSED,
  /** A person tries a channel. */
  TEST
}
