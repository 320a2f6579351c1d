package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What a provider says about itself and its settings. */
final class DescriptionCases<C extends Record> {

  private static final List<String> SECRET_WORDS = List.of("password", "secret", "token", "apikey");

  private final Bench<C> bench;

  DescriptionCases(Bench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Stream<DynamicTest> always =
        Stream.of(
            Bench.of("has a well-formed name that never changes", this::name),
            Bench.of("is found by the service loader", this::found),
            Bench.of("describes each of its settings", this::described),
            Bench.of("keeps credentials in Secret settings", this::secretSettings),
            Bench.of("has a configuration of the type it declares", this::configType));
    Stream<DynamicTest> insecure =
        bench.contract.insecureUrl().stream()
            .map(place -> Bench.of("refuses to open " + place, () -> refuses(place)));
    return Stream.concat(always, insecure);
  }

  private void name() {
    BalanceProvider<C> provider = bench.contract.provider();
    assertThat(provider.name())
        .as("a configuration file asks for the provider by this name")
        .matches("[a-z][a-z0-9-]*")
        .isEqualTo(provider.name())
        .isEqualTo(bench.contract.provider().name());
  }

  @SuppressWarnings("rawtypes") // a service is looked up by its class, which has no arguments
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

  private void described() {
    assertThat(settings()).as("settings of %s", configuration()).isNotEmpty();
    for (RecordComponent setting : settings()) {
      Setting description = setting.getAnnotation(Setting.class);
      assertThat(description).as("@Setting of component '%s'", setting.getName()).isNotNull();
      assertThat(description.value())
          .as("the description of setting '%s' is one line", setting.getName())
          .isNotBlank()
          .doesNotContain("\n");
    }
  }

  private void secretSettings() {
    for (RecordComponent setting : settings()) {
      String name = setting.getName().toLowerCase(Locale.ROOT);
      if (SECRET_WORDS.stream().anyMatch(name::endsWith)) {
        assertThat(setting.getGenericType().getTypeName())
            .as("the type of setting '%s', which sounds like a credential", setting.getName())
            .contains(Secret.class.getName());
      }
    }
  }

  private void configType() {
    C config = bench.contract.config(URI.create("http://127.0.0.1:9"));
    assertThat(config).isInstanceOf(configuration());
    Reading.checkNoSecret("the text of the configuration", config.toString());
  }

  private void refuses(URI place) {
    assertThatIllegalArgumentException()
        .as("credentials would go over the network in the clear")
        .isThrownBy(() -> bench.open(place, Bench.AMPLE).close())
        .satisfies(refusal -> Reading.checkNoSecret("the refusal", refusal.toString()));
  }

  private Class<C> configuration() {
    return bench.contract.provider().configType();
  }

  private List<RecordComponent> settings() {
    return List.of(configuration().getRecordComponents());
  }
}
