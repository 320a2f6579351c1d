package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.account.SettingDescription;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.NamedCase;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The provider describes itself and its settings correctly. */
final class ProviderDescriptionCases<C extends Record> {

  private final ProviderTestBench<C> bench;

  ProviderDescriptionCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> always =
        Stream.of(
            NamedCase.create("has a well-formed name that never changes", this::name),
            NamedCase.create("is found by the service loader", this::found),
            NamedCase.create("has a configuration of the type it declares", this::configType));
    Stream<DynamicTest> settings = new ProviderSettingCases(this::settings).all();
    return Stream.of(always, settings, insecure()).flatMap(cases -> cases);
  }

  /** Returns the cases about unencrypted credentials. */
  Stream<DynamicTest> insecure() {
    return bench.contract.insecureUrl().stream()
        .map(place -> NamedCase.create("refuses to open " + place, () -> refuses(place)));
  }

  private void name() {
    BalanceProvider<C> provider = bench.contract.provider();
    assertThat(provider.name())
        .as("the name, by which a configuration file refers to the provider")
        .matches("[a-z][a-z0-9-]*")
        .isEqualTo(provider.name())
        .isEqualTo(bench.contract.provider().name());
  }

  @SuppressWarnings("rawtypes") // ServiceLoader takes the raw class
  private void found() {
    Class<?> type = bench.contract.provider().getClass();
    List<String> services =
        ServiceLoader.load(BalanceProvider.class, type.getClassLoader()).stream()
            .map(service -> service.type().getName())
            .toList();
    assertThat(services)
        .as("providers named in META-INF/services/%s", BalanceProvider.class.getName())
        .contains(type.getName());
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
  }

  private void configType() {
    C config = bench.contract.config(URI.create("http://127.0.0.1:9"));
    assertThat(config).isInstanceOf(configuration());
    ObservedBalanceReading.checkNoSecret("the text of the configuration", config.toString());
  }

  private void refuses(URI place) {
    assertThatIllegalArgumentException()
        .as("a URL that would send credentials unencrypted")
        .isThrownBy(() -> bench.open(place, ProviderTestBench.AMPLE).close())
        .satisfies(
            refusal -> ObservedBalanceReading.checkNoSecret("the refusal", refusal.toString()));
  }

  private Class<C> configuration() {
    return bench.contract.provider().configType();
  }

  private List<SettingDescription> settings() {
    return SettingDescription.describe(configuration());
  }
}
