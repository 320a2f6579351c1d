package dev.saldo.provider.smsonlinegh;

import static dev.saldo.spi.FailureReason.CONFIGURATION;
import static dev.saldo.spi.FailureReason.REJECTED;
import static dev.saldo.spi.FailureReason.UNAUTHORIZED;
import static dev.saldo.spi.FailureReason.UNAVAILABLE;
import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;
import static java.util.Map.entry;

import dev.saldo.feign.AnswerEnvelope;
import dev.saldo.feign.HttpStatus;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of every answer that states whether the request was accepted. A refused key was seen
 * with HTTP 200, while the vendor's SDK expects other statuses, so it is read before the status.
 *
 * @param handshake null if the answer does not come from the vendor
 */
record SmsOnlineGhHandshake(@Nullable Handshake handshake) implements AnswerEnvelope {

  record Handshake(@Nullable String label) {}

  private static final String ACCEPTED = "HSHK_OK";

  /** The labels in the vendor's SDK, ids 1101 to 1411. */
  private static final Map<String, FailureReason> REFUSALS =
      Map.ofEntries(
          entry("HSHK_ERR_RH_HTTP_ACCEPT", CONFIGURATION),
          entry("HSHK_ERR_RH_CONTENT_TYPE", CONFIGURATION),
          entry("HSHK_ERR_UA_MODEL", UNAUTHORIZED),
          entry("HSHK_ERR_UA_PID", UNAUTHORIZED),
          entry("HSHK_ERR_UA_AUTH", UNAUTHORIZED),
          entry("HSHK_ERR_UA_API_NO_ACCESS", UNAUTHORIZED),
          entry("HSHK_ERR_UA_API_NO_PPASS", UNAUTHORIZED),
          entry("HSHK_ERR_DATA", CONFIGURATION),
          entry("HSHK_ERR_BAD_REQUEST", CONFIGURATION),
          entry("HSHK_ERR_INTERNAL", UNAVAILABLE),
          entry("HSHK_ERR_UNKNOWN", UNAVAILABLE),
          entry("HSHK_ERR_ACCESS_DENIED", UNAUTHORIZED),
          entry("HSHK_ERR_API_RETIRED", CONFIGURATION),
          entry("HSHK_ERR_SERVICE", UNAUTHORIZED),
          entry("HSHK_ERR_ACCT_INACTIVE", REJECTED),
          entry("HSHK_ERR_ACCT_SUSPENDED", REJECTED),
          entry("HSHK_ERR_API_VERSION", CONFIGURATION));

  private static final Pattern SHOWABLE = Pattern.compile("HSHK_[A-Z_]{1,40}");

  @Override
  public Optional<BalanceException> refusal(int httpStatus) {
    String label = handshake == null || handshake.label() == null ? "" : handshake.label().strip();
    if (label.equals(ACCEPTED)) {
      return Optional.empty();
    }
    FailureReason known = REFUSALS.get(label);
    if (known != null) {
      return Optional.of(
          new BalanceException(known, "SMSOnlineGH %s (%s)".formatted(describe(known), label)));
    }
    if (label.isEmpty()) {
      return HttpStatus.isSuccess(httpStatus)
          ? Optional.of(
              new BalanceException(UNEXPECTED_RESPONSE, "the answer has no 'handshake.label'"))
          : Optional.empty();
    }
    String shown = SHOWABLE.matcher(label).matches() ? label : "an unreadable label";
    return HttpStatus.leavesReasonToBody(httpStatus)
        ? Optional.of(
            new BalanceException(REJECTED, "SMSOnlineGH refused the request (%s)".formatted(shown)))
        : Optional.empty();
  }

  private static String describe(FailureReason reason) {
    return switch (reason) {
      case UNAUTHORIZED -> "does not accept the API key, or does not let it read the balance";
      case CONFIGURATION -> "does not understand the request; check base-url and format";
      case UNAVAILABLE -> "is unavailable";
      default -> "reports that the account is inactive or suspended";
    };
  }
}
