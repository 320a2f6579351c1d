package dev.saldo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyRulesTest {

  private static final URI TLS = URI.create("https://api.example.com/balance");
  private static final URI PLAIN = URI.create("http://api.example.com/balance");

  private static Optional<String> find(Map<String, String> environment, URI url) {
    return new ProxyRules(environment, Optional.empty()).find(url).map(ProxyAddress::toString);
  }

  @Test
  void readsLowerCaseFirstAndNoUpperCaseForPlainHttp() {
    Map<String, String> both = Map.of("https_proxy", "http://low:1", "HTTPS_PROXY", "http://up:2");
    assertThat(find(both, TLS)).contains("low:1");
    assertThat(find(Map.of("HTTPS_PROXY", "http://up:2"), TLS)).contains("up:2");
    assertThat(find(Map.of("HTTP_PROXY", "http://up:2"), PLAIN)).isEmpty();
    assertThat(find(Map.of("http_proxy", "http://low:1"), PLAIN)).contains("low:1");
    assertThat(find(Map.of("http_proxy", "http://low:1"), TLS)).isEmpty();
    assertThat(find(Map.of("ALL_PROXY", "up"), TLS)).contains("up:1080");
    assertThat(find(Map.of("all_proxy", "low", "ALL_PROXY", "up"), PLAIN)).contains("low:1080");
    assertThat(find(Map.of("https_proxy", "", "HTTPS_PROXY", "up"), TLS)).contains("up:1080");
    assertThat(find(Map.of(), TLS)).isEmpty();
  }

  @Test
  void prefersTheAccountsOwnProxy() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://up:2", "NO_PROXY", "*");
    assertThat(new ProxyRules(environment, Optional.of(Secret.of("http://own:3"))).find(TLS))
        .map(ProxyAddress::toString)
        .contains("own:3");
    assertThat(new ProxyRules(environment, Optional.of(Secret.of(" none "))).find(TLS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api.example.com     | https://api.example.com      | true",
        "example.com         | https://API.example.com      | true",
        ".example.com        | https://api.example.com      | true",
        "*.example.com       | https://api.example.com      | true",
        ".example.com        | https://example.com          | true",
        "example.com         | https://notexample.com       | false",
        "example.com.        | https://example.com          | true",
        "a, b  example.com   | https://example.com          | true",
        "*                   | https://example.com          | true",
        "example.com:443     | https://example.com          | true",
        "example.com:8443    | https://example.com          | false",
        "localhost           | http://localhost:8080        | true",
        "localhost           | http://127.0.0.1:8080        | false",
        "127.0.0.1           | http://127.0.0.1:8080        | true",
        "127.0.0.1:8080      | http://127.0.0.1:8080        | true",
        "127.0.0.1:8081      | http://127.0.0.1:8080        | false",
        "10.0.0.0/8          | https://10.200.3.4           | true",
        "10.0.0.0/9          | https://10.200.3.4           | false",
        "192.168.1.0/25      | https://192.168.1.128        | false",
        "0.0.0.0/0           | https://8.8.8.8              | true",
        "10.0.0.1            | https://10.0.0.10            | false",
        "[::1]               | http://[::1]:8080            | true",
        "::1                 | http://[::1]:8080            | true",
        "fd00::/8            | http://[fd12::5]             | true",
        "fd00::/8            | http://10.0.0.1              | false",
        "0.0.1               | https://10.0.0.1             | false",
        "''                  | https://example.com          | false"
      })
  void knowsWhereNoProxyIsUsed(String list, URI url, boolean direct) {
    assertThat(NoProxyList.parse(list).contains(url)).isEqualTo(direct);
    Map<String, String> environment = Map.of("all_proxy", "p:1", "NO_PROXY", list);
    assertThat(find(environment, url).isEmpty()).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://user:pass@proxy:3128       | Basic dXNlcjpwYXNz",
        "user:pass@proxy                   | Basic dXNlcjpwYXNz",
        "http://user:p%40ss%2F%3F@proxy    | Basic dXNlcjpwQHNzLz8=",
        "http://user:p@ss/?@proxy          | Basic dXNlcjpwQHNzLz8=",
        "http://user@proxy                 | Basic dXNlcjo=",
        "http://us%zzer:a+b@proxy          | Basic dXMlenplcjphK2I="
      })
  void readsALoginWithAnyCharacter(String url, String header) {
    assertThat(ProxyAddress.parse(url, "x").authorization()).contains(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://u:s3cret@proxy",
        "https://u:s3cret@proxy",
        "http://u:s3cret@",
        "http://",
        "http://u:s3cret@proxy:0",
        "http://u:s3cret@proxy:70000",
        "u:s3cret@pro xy"
      })
  void refusesWhatIsNoHttpProxyWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> ProxyAddress.parse(url, "HTTPS_PROXY"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HTTPS_PROXY: ")
        .hasMessageNotContaining("s3cret")
        .hasNoCause();
  }

  @Test
  void showsNoSecret() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://u:s3cret@proxy", "HOME", "/x");
    NetworkSettings settings = NetworkSettings.of(environment::get, Path.of(""));
    assertThat(settings.toString()).contains("HTTPS_PROXY").doesNotContain("s3cret", "HOME");
    assertThat(VendorNetwork.of(settings).secrets()).extracting(Secret::reveal).contains("s3cret");
    assertThat(ProxyAddress.parse("http://u:s3cret@proxy:1", "x")).hasToString("proxy:1");
  }
}
