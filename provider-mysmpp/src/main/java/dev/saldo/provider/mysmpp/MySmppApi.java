package dev.saldo.provider.mysmpp;

import feign.Headers;
import feign.RequestLine;

/** The JSON API of the gateway. */
interface MySmppApi {

  @RequestLine("POST /json/balance.php")
  @Headers("Content-Type: text/json; charset=utf-8")
  MySmppAnswer balance(MySmppCredentials credentials);
}
