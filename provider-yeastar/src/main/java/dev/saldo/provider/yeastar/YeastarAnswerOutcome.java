package dev.saldo.provider.yeastar;

import dev.saldo.feign.AnswerEnvelope;
import dev.saldo.feign.HttpStatus;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of every answer that states success or failure. The result next to it has another shape
 * in a failure, so the two are read separately.
 *
 * @param code {@code success}, or a word for the error
 * @param status the HTTP status, repeated in the body
 */
record YeastarAnswerOutcome(@Nullable String code, @Nullable Integer status)
    implements AnswerEnvelope {

  private static final int OK = 200;

  @Override
  public Optional<BalanceException> refusal(int httpStatus) {
    if (!HttpStatus.isSuccess(httpStatus)) {
      return Optional.empty();
    }
    if (code == null || status == null) {
      return Optional.of(
          new BalanceException(
              FailureReason.UNEXPECTED_RESPONSE, "the answer has no 'code' or no 'status'"));
    }
    if (code.equals("success") && status == OK) {
      return Optional.empty();
    }
    return Optional.of(
        new BalanceException(
            HttpStatus.isSuccess(status)
                ? FailureReason.REJECTED
                : HttpStatus.failureReason(status),
            "Yeastar reported a failure (status %d in the body)".formatted(status)));
  }
}
