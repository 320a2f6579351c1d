package com.example.acme;

import java.io.IOException;
import java.io.Serial;

/** The vendor sent more than an answer can hold. */
final class TooLargeException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  TooLargeException(int mostBytes) {
    super("more than " + mostBytes + " bytes");
  }
}
