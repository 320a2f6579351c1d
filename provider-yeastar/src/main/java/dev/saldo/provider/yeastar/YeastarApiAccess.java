package dev.saldo.provider.yeastar;

import dev.saldo.feign.FetchDeadline;

/** What lets an account into the API. */
interface YeastarApiAccess {

  /** Returns the header {@code Authorization}, fetching a token if it takes one. */
  String authorization(FetchDeadline deadline);

  /** Forgets a token that was refused. Returns whether another may be had. */
  boolean renew();
}
