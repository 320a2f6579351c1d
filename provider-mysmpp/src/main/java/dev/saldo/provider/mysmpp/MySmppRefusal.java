package dev.saldo.provider.mysmpp;

import dev.saldo.feign.AnswerEnvelope;
import dev.saldo.feign.HttpStatus;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a failed request, documented for HTTP 400 and seen with other statuses.
 *
 * @param error one of a few texts, in English or Russian depending on the account's language; null
 *     in an answer with a balance
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
          refused(FailureReason.REJECTED, "reports that the account is locked");
      case "закончились sms" -> refused(FailureReason.REJECTED, "reports that no SMS are left");
      case "incorrect json document format",
          "неправильный формат json документа",
          "post data is missing",
          "post данные отсутствуют" ->
          refused(FailureReason.REJECTED, "does not understand the request");
      default ->
          HttpStatus.leavesReasonToBody(httpStatus)
              ? refused(FailureReason.REJECTED, "reports an undocumented error")
              : Optional.empty();
    };
  }

  /** Returns the text in lower case, without final punctuation and cut to 200 characters. */
  private String normalised() {
    String text = error == null ? "" : error.strip().toLowerCase(Locale.ROOT);
    int end = Math.min(text.length(), MAX_LENGTH);
    while (end > 0 && " .!".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Returns a failure without the vendor's own text, which may repeat the credentials. */
  private static Optional<BalanceException> refused(FailureReason reason, String problem) {
    return Optional.of(new BalanceException(reason, "the gateway " + problem));
  }
}
