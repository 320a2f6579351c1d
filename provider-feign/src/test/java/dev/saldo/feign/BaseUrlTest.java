package dev.saldo.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com",
    "https://API.example.com/, https://api.example.com",
    "HTTPS://api.example.com:8443/v2//, https://api.example.com:8443/v2",
    "https://api.example.com/a%20b, https://api.example.com/a%20b",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.9.9.9, http://127.9.9.9",
    "http://LocalHost:1/x/, http://localhost:1/x",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void acceptsHttpsAndHttpToLoopback(URI url, String checked) {
    assertThat(BaseUrl.checked(url, false)).isEqualTo(checked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "http://[::2]",
      })
  void refusesPlainHttpBeyondThisMachineUnlessAllowed(URI url) {
    assertThat(BaseUrl.checked(url, true)).isEqualTo(url.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.checked(url, false))
        .withMessageContaining("base-url: '" + url)
        .withMessageContaining("allow-plain-http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example.com",
        "/v5",
        "localhost:8080",
        "ftp://api.example.com",
        "mailto:a@example.com",
        "https:///v5",
        "file:///etc/hosts",
        "https://api.example.com:0",
        "https://api.example.com:70000",
      })
  void refusesAnythingButHttpUrls(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.checked(url, true))
        .withMessageStartingWith("base-url: ")
        .withMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:s3cret@api.example.com/v5",
        "https://s3cret@api.example.com",
        "https://api.example.com/v5?key=s3cret",
        "https://api.example.com/#s3cret",
        "https://user:s3cret@under_score/",
        "user:s3cret@api.example.com",
      })
  void refusesUserInfoAndQueryWithoutShowingThem(URI url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.checked(url, true))
        .withMessageStartingWith("base-url: ")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("s3cret"));
  }

  @Test
  void namesTheUrlItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BaseUrl.checked(URI.create("https://api.example.com/v5?a=b"), false))
        .withMessage("base-url: 'https://api.example.com/v5': expected no query and no fragment");
  }
}
