package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.spi.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // providers may be compiled without null checks
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProviderRegistryTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Account ACCOUNT =
      new Account("otp", "good", Account.DEFAULT_EVERY, Duration.ofSeconds(7));

  private record Config(String user, Optional<Secret> key) {}

  private record Unbindable(long count) {}

  record Fragile(String text) {
    Fragile {
      throw new IllegalStateException(text);
    }
  }

  /** A provider made of lambdas, each of which may misbehave. */
  private record Fake(
      Supplier<String> named,
      Supplier<Class<?>> type,
      BiFunction<Record, ProviderContext, BalanceSource> opening)
      implements BalanceProvider<Record> {

    static Fake of(String name) {
      return new Fake(() -> name, () -> Config.class, (config, context) -> List::of);
    }

    static Fake opening(BiFunction<Record, ProviderContext, BalanceSource> opening) {
      return new Fake(() -> "good", () -> Config.class, opening);
    }

    static Fake ofType(Class<?> type) {
      return new Fake(() -> "good", () -> type, (config, context) -> List::of);
    }

    @Override
    public String name() {
      return named.get();
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<Record> configType() {
      return (Class) type.get();
    }

    @Override
    public BalanceSource open(Record config, ProviderContext context) {
      return opening.apply(config, context);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "Ants", "-ants", "1ants", "an ts", "ants\n", "änts", "a_b", "a.b", "../a"
      })
  void refusesAProviderWithABadName(String name) {
    assertIsRefused(Fake.of(name), "does not match [a-z][a-z0-9-]*");
  }

  @Test
  void refusesAProviderWithoutANameOrWithAnEndlessOne() {
    assertIsRefused(Fake.of(null), "its name 'null' does not match [a-z][a-z0-9-]*");
    assertIsRefused(Fake.of("a".repeat(51)), "does not match [a-z][a-z0-9-]*");
    assertThat(ProviderRegistry.of(Fake.of("a".repeat(50))).refused()).isEmpty();
  }

  @Test
  void refusesAProviderThatThrowsWhenAskedForItsName() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("no name"),
            new AssertionError("no name"),
            new StackOverflowError("no name"),
            new NoClassDefFoundError("no name"))) {
      Supplier<String> name =
          () -> {
            throw ProviderRegistryTest.<RuntimeException>sneaky(thrown);
          };
      assertIsRefused(
          new Fake(name, () -> Config.class, (config, context) -> List::of),
          thrown.getClass().getName() + ": no name");
    }
  }

  @Test
  void survivesACycleOfCauses() {
    IllegalStateException first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));
    Supplier<String> name =
        () -> {
          throw first;
        };
    assertIsRefused(new Fake(name, () -> Config.class, (c, x) -> List::of), "first");
  }

  @Test
  void refusesAProviderWhoseConfigTypeIsNotARecordOfSettings() {
    assertIsRefused(Fake.ofType(null), "its configType is not a record");
    assertIsRefused(Fake.ofType(String.class), "its configType is not a record");
    assertIsRefused(Fake.ofType(Record.class), "its configType is not a record");
    assertIsRefused(
        Fake.ofType(Unbindable.class),
        "setting 'count' of %s has an unsupported type: long"
            .formatted(Unbindable.class.getName()));
  }

  @Test
  void aRefusedProviderDoesNotAffectOthers() {
    ProviderRegistry registry =
        ProviderRegistry.of(Fake.of("b"), Fake.of("BAD"), Fake.of(null), Fake.of("a"));
    assertThat(registry.providers()).extracting(LoadedProvider::name).containsExactly("a", "b");
    assertThat(registry.refused()).hasSize(2);
    assertThat(registry.find("a")).isPresent();
    assertThat(registry.find("BAD")).isEmpty();
  }

  @Test
  void explainsAMissingProviderWithTheNearestChoice() {
    ProviderRegistry registry = ProviderRegistry.of(Fake.of("smsonlinegh"), Fake.of("ants"));
    assertThat(registry.explainMissing("smsonlinehg"))
        .isEqualTo("no provider 'smsonlinehg'; did you mean 'smsonlinegh'?");
    assertThat(registry.explainMissing("twilio"))
        .isEqualTo("no provider 'twilio'; choices: ants, smsonlinegh");
    assertThat(ProviderRegistry.of().explainMissing("ants")).isEqualTo("no provider 'ants'");
  }

  @Test
  void opensAnAccountWithTheClockAndTheTimeout() {
    BalanceSource source = List::of;
    Fake provider =
        Fake.opening(
            (config, context) -> {
              assertThat(config).isEqualTo(new Config("me", Optional.empty()));
              assertThat(context.clock()).isSameAs(CLOCK);
              assertThat(context.timeout()).isEqualTo(Duration.ofSeconds(7));
              return source;
            });
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    OpenAccount opened = open(provider, Map.of("user", "me"), problems).orElseThrow();
    assertThat(opened.account()).isEqualTo(ACCOUNT);
    assertThat(opened.source())
        .isInstanceOfSatisfying(
            ConcealingSource.class,
            concealing -> {
              assertThat(concealing.source()).isSameAs(source);
              assertThat(concealing.config()).isEqualTo(new Config("me", Optional.empty()));
            });
    assertThat(problems.found()).isEmpty();
  }

  @Test
  void concealsASecretThatARefusalOfSettingsQuotes() {
    Fake provider =
        Fake.opening(
            (config, context) -> {
              throw new IllegalArgumentException("key: 'planted-key-4711' is too short");
            });
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    assertThat(open(provider, Map.of("user", "me", "key", "planted-key-4711"), problems)).isEmpty();
    assertThat(problems.found()).singleElement().asString().endsWith("key: '***' is too short");
  }

  @Test
  void refusesARecordOfAnotherProvider() {
    ProviderRegistry registry = ProviderRegistry.of(Fake.of("good"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.open(ACCOUNT, new Unbindable(1), CLOCK))
        .withMessageStartingWith("provider 'good' takes " + Config.class.getName() + ", not ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.open(Account.of("a", "goo"), new Unbindable(1), CLOCK))
        .withMessage("no provider 'goo'; did you mean 'good'?");
  }

  @Test
  void anExceptionFromOpenIsAProblemOfThatAccountOnly() {
    for (Throwable thrown :
        List.of(
            new IllegalStateException("hunter2"),
            new AssertionError("hunter2"),
            new StackOverflowError("hunter2"),
            new NoClassDefFoundError("hunter2"))) {
      ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
      Fake provider =
          Fake.opening(
              (config, context) -> {
                throw ProviderRegistryTest.<RuntimeException>sneaky(thrown);
              });
      assertThat(open(provider, Map.of("user", "me"), problems)).isEmpty();
      assertThat(problems.found())
          .containsExactly(
              "saldo.yaml: accounts.otp: provider 'good' could not open the account (%s)"
                  .formatted(thrown.getClass().getName()));
    }
  }

  @Test
  void aProviderThatReturnsNoSourceIsAProblem() {
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    assertThat(open(Fake.opening((config, context) -> null), Map.of("user", "me"), problems))
        .isEmpty();
    assertThat(problems.found()).hasSize(1);
  }

  @Test
  void aRecordThatCannotBeConstructedIsAProblemOfThatAccountOnly() {
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    assertThat(open(Fake.ofType(Fragile.class), Map.of("text", "hunter2"), problems)).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml: accounts.otp: provider 'good' could not open the account"
                + " (java.lang.IllegalStateException)");
  }

  @Test
  void contradictorySettingsAreReportedInTheProvidersWords() {
    Fake provider =
        Fake.opening(
            (config, context) -> {
              throw new IllegalArgumentException("give either 'user' or 'key', not both");
            });
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    assertThat(open(provider, Map.of("user", "me"), problems)).isEmpty();
    assertThat(problems.found())
        .containsExactly("saldo.yaml: accounts.otp: give either 'user' or 'key', not both");
  }

  @Test
  void opensNothingWhenASettingIsWrong() {
    ConfigurationProblems problems = new ConfigurationProblems("saldo.yaml");
    Fake provider =
        Fake.opening(
            (config, context) -> {
              throw new AssertionError("opened");
            });
    assertThat(open(provider, Map.of("user", "me", "kye", "x"), problems)).isEmpty();
    assertThat(open(provider, Map.of(), problems)).isEmpty();
    assertThat(problems.found())
        .containsExactly(
            "saldo.yaml: accounts.otp: unknown key 'kye'; did you mean 'key'?",
            "saldo.yaml: accounts.otp: 'user' is missing");
  }

  private static Optional<OpenAccount> open(
      Fake provider, Map<String, String> settings, ConfigurationProblems problems) {
    References references = new References(name -> null, Path.of(""));
    return ProviderRegistry.of(provider)
        .open(
            ACCOUNT,
            new AccountSettings(Mapping.of(settings), "accounts.otp", references, problems),
            CLOCK);
  }

  private static void assertIsRefused(Fake provider, String why) {
    ProviderRegistry registry = ProviderRegistry.of(provider);
    assertThat(registry.providers()).isEmpty();
    assertThat(registry.refused()).hasSize(1);
    assertThat(registry.refused().getFirst().why()).contains(why).doesNotContainPattern("\\R");
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
