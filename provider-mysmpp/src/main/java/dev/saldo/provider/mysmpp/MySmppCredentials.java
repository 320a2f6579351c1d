package dev.saldo.provider.mysmpp;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** The body of a request, created for each: a login with its password, or a token. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MySmppCredentials(
    @Nullable String login, @Nullable String password, @Nullable String token) {

  @Override
  public String toString() {
    return "credentials";
  }
}
