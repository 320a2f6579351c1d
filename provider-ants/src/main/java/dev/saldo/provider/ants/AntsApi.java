package dev.saldo.provider.ants;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/**
 * The API at {@code apidoc.ants.co.th}. It answers JSON or XML by {@code Accept}, and a general
 * error if {@code Content-Type} is missing, although there is no body.
 */
interface AntsApi {

  @RequestLine("POST /account/balance")
  @Headers({
    "Accept: application/json",
    "Content-Type: application/json",
    "Authorization: {authorization}"
  })
  AntsCredit balance(@Param("authorization") String authorization);
}
