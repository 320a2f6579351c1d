package dev.saldo.history.jooq.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/saldo",
        "jdbc:postgresql://db.example.org:5433/saldo?sslmode=verify-full&sslrootcert=/etc/ssl/ca.pem",
        "jdbc:postgresql://a.example.org,b.example.org:5433/saldo?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/saldo-2?connectTimeout=5"
      })
  void aPlainServerIsAccepted(String url) {
    assertThat(PostgresUrlCheck.checked(url)).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql:saldo",
        "jdbc:postgresql:///saldo",
        "jdbc:postgresql://localhost",
        "jdbc:postgresql://localhost/",
        "jdbc:postgresql://localhost/saldo?",
        "jdbc:postgresql://localhost/saldo?sslmode",
        "jdbc:postgresql://localhost/saldo?sslmode=",
        "jdbc:postgresql://localhost/saldo?SSLMODE=disable",
        "jdbc:postgresql://localhost/saldo?ssl%6dode=disable",
        "jdbc:postgresql://localhost/saldo?sslrootcert=a%20b",
        "jdbc:postgresql://localhost/sal%64o",
        "jdbc:postgresql://localhost/saldo;INIT=planted",
        "jdbc:postgresql://localhost/saldo\n",
        "jdbc:postgresql://joe:planted@localhost/saldo",
        "jdbc:postgresql://localhost/saldo?user=joe&password=planted",
        "jdbc:postgresql://localhost/saldo?PASSWORD=planted",
        "jdbc:postgresql://localhost/saldo?sslpassword=planted",
        "jdbc:postgresql://localhost/saldo?socketFactory=org.example.Planted",
        "jdbc:postgresql://localhost/saldo?sslfactory=org.example.Planted",
        "jdbc:postgresql://localhost/saldo?sslmode=require&loggerFile=/tmp/planted",
        "jdbc:postgresql://localhost/saldo?service=planted",
        "jdbc:postgresql://localhost/saldo?options=-c%20planted",
        "jdbc:postgresql://localhost/saldo?authenticationPluginClassName=org.example.Planted"
      })
  void anyOtherUrlIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> PostgresUrlCheck.checked(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContainIgnoringCase("planted")
        .hasLineCount(1);
  }
}
