package dev.saldo.jars;

/** A drop-in cannot be loaded. The message is one line: the cause and what to do. */
final class UnusableJarException extends Exception {

  private static final long serialVersionUID = 1;

  UnusableJarException(String why) {
    super(why);
  }
}
