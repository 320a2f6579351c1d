package com.example.acme;

import java.io.IOException;
import java.io.Serial;

/** Thrown when a body exceeds the maximum length. */
final class TooLargeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  TooLargeException(int mostBytes) {
    super("more than " + mostBytes + " bytes");
  }
}
