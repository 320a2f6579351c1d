package dev.saldo.provider.yeastar;

import dev.saldo.feign.AnswerPart;
import dev.saldo.feign.TextOrNumber;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** The answer to a token request, in camel case, unlike OAuth. */
record YeastarTokenAnswer(@Nullable Result result) {

  /**
   * The token.
   *
   * @param expiresIn the validity in seconds; documented as text
   * @param tokenHead the word before the token in {@code Authorization}
   */
  record Result(
      @JsonDeserialize(using = TextOrNumber.class) @Nullable String expiresIn,
      @Nullable String token,
      @Nullable String tokenHead) {

    @Override
    public String toString() {
      return "a token";
    }
  }

  private static final Duration MARGIN = Duration.ofSeconds(60);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern HEAD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,31}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,8192}");

  /**
   * Returns the token to send.
   *
   * @param requestedAt the time of the request, from which the validity counts
   */
  YeastarToken toToken(Instant requestedAt) {
    Result stated = AnswerPart.required(result, "result");
    String token = AnswerPart.required(stated.token(), "result.token");
    if (!TOKEN.matcher(token).matches()) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the answer's 'result.token' is not a valid token");
    }
    String head = stated.tokenHead() == null ? "" : stated.tokenHead().strip();
    return new YeastarToken(
        Secret.of((HEAD.matcher(head).matches() ? head : "Bearer") + " " + token),
        requestedAt.plus(lifetime(stated.expiresIn())).minus(MARGIN));
  }

  /** Returns zero if the validity is not a number: such a token serves a single fetch. */
  private static Duration lifetime(@Nullable String seconds) {
    return seconds != null && SECONDS.matcher(seconds.strip()).matches()
        ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
        : Duration.ZERO;
  }
}
