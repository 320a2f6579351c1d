package dev.saldo.web;

import java.util.List;

/** Ends a request with a problem. */
final class WebException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;
  private final List<String> details;

  WebException(int status, String title, String... details) {
    super(title);
    this.status = status;
    this.title = title;
    this.details = List.of(details);
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  List<String> details() {
    return details;
  }
}
