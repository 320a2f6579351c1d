package dev.saldo.provider.yeastar;

import dev.saldo.feign.FetchDeadline;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.ProviderContext;
import java.util.List;

/** Reads an account, and retries once with a new token if the token is refused. */
final class YeastarBalanceSource implements BalanceSource {

  private final YeastarApi api;
  private final YeastarApiAccess access;
  private final YeastarConfig config;
  private final ProviderContext context;

  YeastarBalanceSource(
      YeastarApi api, YeastarApiAccess access, YeastarConfig config, ProviderContext context) {
    this.api = api;
    this.access = access;
    this.config = config;
    this.context = context;
  }

  @Override
  public List<Balance> fetch() {
    FetchDeadline deadline = FetchDeadline.start(context);
    String authorization = access.authorization(deadline);
    YeastarBalanceAnswer answer;
    try {
      answer = request(authorization, deadline);
    } catch (BalanceException e) {
      if (e.reason() != FailureReason.UNAUTHORIZED || !access.renew()) {
        throw e;
      }
      answer = request(access.authorization(deadline), deadline);
    }
    return List.of(answer.toBalance(config.currency()));
  }

  private YeastarBalanceAnswer request(String authorization, FetchDeadline deadline) {
    return api.balance(config.userAgent(), authorization, deadline.remaining());
  }
}
