package dev.saldo.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

  private static final String VALUE = "hunter2-Zürich";

  private record Credentials(String user, Secret password, Optional<Secret> token) {}

  @Test
  void isNeverPrintedByAccident() {
    Secret secret = Secret.of(VALUE);
    Credentials credentials = new Credentials("me", secret, Optional.of(secret));
    List<String> printed =
        List.of(
            secret.toString(),
            "concatenated " + secret,
            String.valueOf((Object) secret),
            String.format("%s %S %10s", secret, secret, secret),
            credentials.toString(),
            List.of(secret).toString(),
            Map.of("password", secret).toString(),
            new IllegalStateException("no access with " + secret).toString());
    assertThat(printed).allSatisfy(text -> assertThat(text).contains("***").doesNotContain(VALUE));
  }

  @Test
  void isNotSerializedAndHasNoGetter() throws NoSuchMethodException {
    assertThat(Secret.of(VALUE)).isNotInstanceOf(Serializable.class);
    assertThat(Secret.class.getMethods())
        .extracting("name")
        .noneMatch(name -> name.toString().startsWith("get") && !name.equals("getClass"));
    assertThat(Secret.class.getMethod("reveal").getReturnType()).isEqualTo(String.class);
  }

  @Test
  void isReadAgainAtEachUse() {
    Deque<String> values = new ArrayDeque<>(List.of("before", "after"));
    Secret secret = Secret.from(values::removeFirst);
    assertThat(values).as("read before it is used").hasSize(2);
    assertThat(secret.reveal()).isEqualTo("before");
    assertThat(secret.reveal()).isEqualTo("after");
  }

  @Test
  void secretsWithTheSameValueAreNotEqual() {
    assertThat(Secret.of(VALUE)).isNotEqualTo(Secret.of(VALUE));
  }

  @Test
  void passesOnTheReasonForAMissingValue() {
    BalanceException missing = new BalanceException(FailureReason.CONFIGURATION, "no such file");
    Secret secret =
        Secret.from(
            () -> {
              throw missing;
            });
    assertThatThrownBy(secret::reveal).isSameAs(missing);
  }

  @Test
  @SuppressWarnings("NullAway") // a provider may be compiled without null checks
  void neverReturnsNull() {
    assertThatNullPointerException().isThrownBy(() -> Secret.of(null));
    assertThatNullPointerException().isThrownBy(() -> Secret.from(null));
    assertThatNullPointerException()
        .isThrownBy(() -> Secret.from(() -> null).reveal())
        .withMessage("a secret has no value");
  }
}
