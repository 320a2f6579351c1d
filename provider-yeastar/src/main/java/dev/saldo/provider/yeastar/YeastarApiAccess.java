package dev.saldo.provider.yeastar;

import dev.saldo.feign.FetchDeadline;

/** The authorization of an account for the API. */
interface YeastarApiAccess {

  /** Returns the header {@code Authorization}, after fetching a token if needed. */
  String authorization(FetchDeadline deadline);

  /** Discards a refused token and returns whether another can be fetched. */
  boolean renew();
}
