package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConcealingSourceTest {

  record Nested(List<Optional<Secret>> keys) {}

  record Config(String username, Secret password, Secret header, URI url, Nested nested) {}

  private static final Balance GOOD =
      Balance.of(
          "main", Amount.of(BigDecimal.TEN), BalanceUnit.of(BalanceUnit.Kind.CREDITS, "credit"));

  private final Config config =
      new Config(
          "acme",
          Secret.of("pa/ss+w&rd"),
          new References(name -> "Planted-Key-4711", Path.of("")).secret("Bearer ${env:KEY}"),
          URI.create("https://api.example.com/balance/path%26key-5?k=query-key-6&lang=english"),
          new Nested(List.of(Optional.of(Secret.of("Token nested-key-7")))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pa/ss+w&rd",
        "pa%2Fss%2Bw%26rd",
        "Planted-Key-4711",
        "planted-key-4711",
        "path&key-5",
        "query-key-6",
        "nested-key-7",
        "YWNtZTpwYS9zcyt3JnJk",
      })
  void concealsASecretInAFailureALabelAndANote(String echo) {
    BalanceException failure =
        new BalanceException(FailureReason.REJECTED, "redirects to " + echo, Duration.ofSeconds(5));
    BalanceException shown = catchThrowableOfType(BalanceException.class, () -> fetch(failure));
    assertThat(shown).hasMessage("redirects to ***").hasNoCause();
    assertThat(shown.reason()).isEqualTo(FailureReason.REJECTED);
    assertThat(shown.retryAfter()).contains(Duration.ofSeconds(5));
    Balance balance = fetch(GOOD.withLabel("of " + echo).withNote(echo));
    assertThat(balance.label()).isEqualTo("of ***");
    assertThat(balance.notes()).containsExactly("***");
  }

  @Test
  void refusesASecretInAUnitOrABucket() {
    BalanceUnit unit = new BalanceUnit(BalanceUnit.Kind.MONEY, "PLANTED-KEY-4711", "x");
    assertThat(failure(Balance.of("main", GOOD.amount(), unit)))
        .hasMessage("the answer repeats a secret of the settings in its unit");
    BalanceUnit raw = new BalanceUnit(BalanceUnit.Kind.OTHER, "x", "nested-key-7");
    assertThat(failure(Balance.of("main", GOOD.amount(), raw)).reason())
        .isEqualTo(FailureReason.UNEXPECTED_RESPONSE);
    assertThat(failure(Balance.of("sms/query-key-6", GOOD.amount(), GOOD.unit())))
        .hasMessage("the answer repeats a secret of the settings in its bucket");
  }

  @Test
  void leavesEverythingElseAsItIs() {
    Balance stated = GOOD.withLabel("acme balance in english").withNote("of api.example.com");
    assertThat(fetch(stated)).isEqualTo(stated);
    BalanceException failure = new BalanceException(FailureReason.TIMEOUT, "too late");
    assertThat(catchThrowableOfType(BalanceException.class, () -> fetch(failure)))
        .isSameAs(failure);
  }

  record Odd(URI url, Secret key) {

    @Override
    public Secret key() {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void readsASettingWhoseAccessorFails() {
    Odd odd = new Odd(URI.create("https://api.example.com"), Secret.of("odd-key-8"));
    assertThat(fetch(odd, Set.of(), GOOD.withNote("odd-key-8")).notes()).containsExactly("***");
  }

  @Test
  void keepsNothingOfAnAnswerIfASecretCannotBeReadAnyMore() {
    Secret gone =
        Secret.from(
            () -> {
              throw new BalanceException(FailureReason.CONFIGURATION, "the file is gone");
            });
    Nested settings = new Nested(List.of(Optional.of(gone)));
    assertThatThrownBy(() -> fetch(settings, Set.of(), GOOD))
        .hasMessageContainingAll("discarded", "the file is gone");
    assertThat(failureOf(settings, "redirects to key-9"))
        .contains("withheld", "the file is gone")
        .doesNotContain("key-9");
    assertThat(failureOf(settings, "the file is gone")).isEqualTo("the file is gone");
    Secret broken =
        Secret.from(
            () -> {
              throw new IllegalStateException("key-9");
            });
    assertThat(failureOf(new Nested(List.of(Optional.of(broken))), "redirects to key-9"))
        .contains("withheld")
        .doesNotContain("key-9");
  }

  @Test
  void takesWordsInAUrlForSecretsOnlyIfAReferenceStandsForThem() {
    Odd odd =
        new Odd(
            URI.create("https://api.example.com/sms-credits/account_v2/hunter"), Secret.of("xxxx"));
    Balance stated = GOOD.withLabel("sms-credits of account_v2 hunter");
    assertThat(fetch(odd, Set.of(), stated)).isEqualTo(stated);
    assertThat(fetch(odd, Set.of("hunter"), stated).label())
        .isEqualTo("sms-credits of account_v2 ***");
    assertThat(fetch(odd, Set.of("hunter", "api.example.com"), GOOD.withNote("api.example.com")))
        .isEqualTo(GOOD.withNote("api.example.com"));
  }

  private static Balance fetch(Record settings, Set<String> resolved, Balance balance) {
    KnownSecrets known = new KnownSecrets(List.of(), () -> resolved);
    return new ConcealingSource(() -> List.of(balance), settings, known).fetch().getFirst();
  }

  private static String failureOf(Record settings, String message) {
    BalanceSource failing =
        () -> {
          throw new BalanceException(FailureReason.REJECTED, message);
        };
    return String.valueOf(
        catchThrowableOfType(
                BalanceException.class,
                () -> new ConcealingSource(failing, settings, KnownSecrets.NONE).fetch())
            .getMessage());
  }

  private Balance fetch(Balance balance) {
    return new ConcealingSource(() -> List.of(balance), config, KnownSecrets.NONE)
        .fetch()
        .getFirst();
  }

  private void fetch(BalanceException failure) {
    new ConcealingSource(
            () -> {
              throw failure;
            },
            config,
            KnownSecrets.NONE)
        .fetch();
  }

  private BalanceException failure(Balance balance) {
    return catchThrowableOfType(BalanceException.class, () -> fetch(balance));
  }
}
