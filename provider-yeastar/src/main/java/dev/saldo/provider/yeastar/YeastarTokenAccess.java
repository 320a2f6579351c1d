package dev.saldo.provider.yeastar;

import dev.saldo.feign.FetchDeadline;
import dev.saldo.spi.Secret;

/** Access with a token that is renewed elsewhere. */
record YeastarTokenAccess(Secret accessToken) implements YeastarApiAccess {

  @Override
  public String authorization(FetchDeadline deadline) {
    return "Bearer " + accessToken.reveal();
  }

  @Override
  public boolean renew() {
    return false;
  }
}
