package dev.saldo.feign;

import dev.saldo.spi.FailureReason;

/** The meaning of HTTP status codes for an account. */
public final class HttpStatus {

  private HttpStatus() {}

  /** Returns whether a status means success. */
  public static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }

  /** Returns the reason of failure for a status that is not a success. */
  public static FailureReason failureReason(int status) {
    return switch (status) {
      case 401, 403 -> FailureReason.UNAUTHORIZED;
      case 429 -> FailureReason.RATE_LIMITED;
      case 408 -> FailureReason.UNAVAILABLE;
      default -> {
        if (status >= 400 && status < 500) {
          yield FailureReason.REJECTED;
        }
        yield status >= 500 && status < 600
            ? FailureReason.UNAVAILABLE
            : FailureReason.UNEXPECTED_RESPONSE;
      }
    };
  }

  /**
   * Returns whether the body decides over the status: for a success, and for an error that says
   * only that the request is refused. Then even an unknown word in an envelope counts; with a 503
   * the status says more.
   */
  public static boolean leavesReasonToBody(int status) {
    return isSuccess(status) || failureReason(status) == FailureReason.REJECTED;
  }

  static boolean isRedirect(int status) {
    return status >= 300 && status < 400;
  }
}
