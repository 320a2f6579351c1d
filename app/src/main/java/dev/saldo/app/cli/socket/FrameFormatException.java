package dev.saldo.app.cli.socket;

import java.io.IOException;
import java.io.Serial;

/** Thrown if the other side does not follow the protocol. */
final class FrameFormatException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  FrameFormatException(String message) {
    super(message);
  }
}
