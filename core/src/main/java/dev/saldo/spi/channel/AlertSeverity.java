package dev.saldo.spi.channel;

/** How urgent an alert is. */
public enum AlertSeverity {
  /** Good to know. */
  INFO,
  /** Act within days. */
  WARNING,
  /** Act now; told during quiet hours as well. */
  CRITICAL
}
