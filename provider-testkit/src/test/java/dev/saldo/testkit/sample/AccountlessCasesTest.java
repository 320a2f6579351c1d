package dev.saldo.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.SettingDescription;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.AccountlessProviderCases;
import dev.saldo.testkit.provider.ContractCase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class AccountlessCasesTest {

  @Test
  void aCorrectProviderPasses() {
    List<ContractCase> cases = facing(Fault.NONE, AccountlessCasesTest::config);
    assertThat(cases).hasSizeGreaterThan(100);
    assertThat(cases.getFirst().group()).isEqualTo(AccountlessProviderCases.PLACE);
    assertThat(cases)
        .filteredOn(
            one -> !one.group().equals("deadlines")) // too slow; the contract test runs them
        .filteredOn(one -> one.failure().isPresent())
        .extracting(ContractCase::name)
        .isEmpty();
  }

  @Test
  void aFaultFailsTheCasesAboutIt() {
    assertThat(failures(Fault.FOLLOWS_REDIRECTS, "redirects")).hasSize(5);
    assertThat(failures(Fault.RETRIES, "statuses"))
        .anyMatch(failure -> failure.contains("balance requests in one fetch"));
    assertThat(failures(Fault.VENDOR_EXCEPTIONS, "bodies"))
        .anyMatch(failure -> failure.contains("actual:   fetch() threw tools.jackson"));
  }

  @Test
  void aProviderThatSendsRequestsElsewhereFailsTheFirstCase() {
    List<ContractCase> cases =
        facing(Fault.NONE, place -> config(URI.create("http://127.0.0.1:9")));
    assertThat(cases.getFirst().failure())
        .hasValueSatisfying(
            failure -> assertThat(failure).contains("a request to the URL in its settings"));
  }

  @Test
  void settingsAreCheckedWithoutRunningTheProvider() {
    assertThat(AccountlessProviderCases.describing(SettingDescription.describe(SampleConfig.class)))
        .extracting(ContractCase::failure)
        .containsExactly(Optional.empty(), Optional.empty());
    assertThat(AccountlessProviderCases.describing(List.of()).getFirst().failure()).isPresent();
  }

  private static List<String> failures(Fault fault, String group) {
    return facing(fault, AccountlessCasesTest::config).stream()
        .filter(one -> one.group().equals(group))
        .flatMap(one -> one.failure().stream())
        .toList();
  }

  private static List<ContractCase> facing(Fault fault, Function<URI, SampleConfig> config) {
    return AccountlessProviderCases.facing(new SampleProvider(fault), config);
  }

  private static SampleConfig config(URI place) {
    return new SampleConfig(place, PlantedSecrets.password());
  }
}
