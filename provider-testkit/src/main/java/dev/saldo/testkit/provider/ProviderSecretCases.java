package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.BalanceSource;
import dev.saldo.testkit.HostileAnswers;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.SecretSearch;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import dev.saldo.testkit.VendorServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** No message contains a secret, even if the vendor echoes it. */
final class ProviderSecretCases<C extends Record> {

  private final ProviderTestBench<C> bench;

  ProviderSecretCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    return Stream.concat(planted(), hidden());
  }

  /** Returns the case that shows that the other cases can find a secret at all. */
  Stream<DynamicTest> planted() {
    return bench.contract.sendsSecret()
        ? Stream.of(NamedCase.create("sends the planted secrets to the vendor", this::sent))
        : Stream.empty();
  }

  /** Returns the cases in which secrets must not appear. */
  Stream<DynamicTest> hidden() {
    List<MisbehaviourStage> stages = bench.stages();
    Stream<DynamicTest> echoes =
        Stream.of(200, 302, 400, 401, 403, 404, 429, 500, 503)
            .flatMap(
                status ->
                    stages.stream()
                        .flatMap(
                            stage -> Stream.of(asText(stage, status), asError(stage, status))));
    return Stream.concat(
        Stream.of(
            NamedCase.create("does not print secrets with the source", this::printed),
            NamedCase.create("does not leak them through a failed connection", this::unreachable)),
        echoes);
  }

  private void sent() {
    try (VendorServer vendor =
        VendorServer.start(bench.handler(MisbehaviourStage.BALANCE, bench.goodReply()))) {
      bench.read(vendor.uri(), ProviderTestBench.AMPLE);
      assertThat(vendor.requests())
          .as("a request with a secret from PlantedSecrets")
          .anyMatch(request -> new SecretSearch().in(request.asText()).isPresent());
    }
  }

  private void printed() {
    try (VendorServer vendor =
            VendorServer.start(bench.handler(MisbehaviourStage.BALANCE, bench.goodReply()));
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      ObservedBalanceReading.now(source);
      ObservedBalanceReading.checkNoSecret("the text of the source", source.toString());
      ObservedBalanceReading.checkNoSecret(
          "the text of the provider", bench.contract.provider().toString());
      ObservedBalanceReading.checkNoSecret(
          "the text of the configuration", bench.contract.config(vendor.uri()).toString());
    }
  }

  private void unreachable() {
    bench.read(HostileAnswers.reset()).failure();
  }

  private DynamicTest asText(MisbehaviourStage stage, int status) {
    String name = "hides secrets that " + status + " echoes as text";
    return NamedCase.create(stage.in(name), () -> hides(stage, status, "text/plain", ""));
  }

  private DynamicTest asError(MisbehaviourStage stage, int status) {
    String name = "hides secrets that " + status + " echoes as an error";
    return NamedCase.create(
        stage.in(name), () -> hides(stage, status, "application/json", "error"));
  }

  private void hides(MisbehaviourStage stage, int status, String contentType, String field) {
    VendorServer.Handler vendorHandler =
        request -> {
          VendorAnswer echo = echo(status, contentType, field, request);
          return stage == MisbehaviourStage.FIRST_REQUEST
              ? echo
              : bench.contract.beforeBalance(request).orElse(echo);
        };
    try (VendorServer vendor = VendorServer.start(vendorHandler)) {
      bench
          .read(vendor.uri(), ProviderTestBench.AMPLE)
          .of(vendor)
          .failure(); // which searches for secrets
    }
  }

  private static VendorAnswer echo(
      int status, String contentType, String field, VendorRequest request) {
    String text = request.asText() + "\n" + String.join("\n", PlantedSecrets.all());
    String body =
        field.isEmpty() ? text : "{\"" + field + "\":" + StrictJsonCheck.quote(text) + "}";
    return VendorReply.status(status)
        .withBody(contentType, body)
        .withHeader("X-Echo", oneLine(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
