package dev.saldo.provider.mysmpp;

import dev.saldo.feign.AnswerEnvelope;
import dev.saldo.feign.HttpStatus;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer that is an error, documented for HTTP 400 and seen with others.
 *
 * @param error one of a few texts, in English or Russian by the account's language; null in an
 *     answer that is a balance
 */
record MySmppRefusal(@Nullable String error) implements AnswerEnvelope {

  private static final int MAX_LENGTH = 200;

  @Override
  public Optional<BalanceException> refusal(int httpStatus) {
    return switch (normalised()) {
      case "" -> Optional.empty();
      case "incorrect login or password", "неправильный логин или пароль" ->
          refused(FailureReason.UNAUTHORIZED, "does not accept the login, password or token");
      case "your account is locked",
          "account is locked",
          "ваш аккаунт заблокирован",
          "аккаунт заблокирован" ->
          refused(FailureReason.REJECTED, "says that the account is locked");
      case "закончились sms" -> refused(FailureReason.REJECTED, "says that no SMS are left");
      case "incorrect json document format",
          "неправильный формат json документа",
          "post data is missing",
          "post данные отсутствуют" ->
          refused(FailureReason.REJECTED, "could not read the request");
      default ->
          HttpStatus.leavesReasonToBody(httpStatus)
              ? refused(FailureReason.REJECTED, "answered with an error that is not documented")
              : Optional.empty();
    };
  }

  /** Returns the text in lower case, without punctuation at its end; shortened if very long. */
  private String normalised() {
    String text = error == null ? "" : error.strip().toLowerCase(Locale.ROOT);
    int end = Math.min(text.length(), MAX_LENGTH);
    while (end > 0 && " .!".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Never with the vendor's own text, which may repeat the credentials. */
  private static Optional<BalanceException> refused(FailureReason reason, String what) {
    return Optional.of(new BalanceException(reason, "the gateway " + what));
  }
}
