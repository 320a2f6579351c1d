package dev.saldo.app.format.extract;

/** A field, an expression or a template that does not fit the document. */
public final class InvalidExtractionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidExtractionException(String message) {
    super(message);
  }
}
