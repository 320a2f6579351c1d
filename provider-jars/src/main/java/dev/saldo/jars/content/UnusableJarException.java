package dev.saldo.jars.content;

/** Thrown if a drop-in cannot be loaded. The message is one line: the cause and what to do. */
public final class UnusableJarException extends Exception {

  private static final long serialVersionUID = 1;

  public UnusableJarException(String message) {
    super(message);
  }
}
