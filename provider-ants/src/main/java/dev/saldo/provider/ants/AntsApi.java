package dev.saldo.provider.ants;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/**
 * The API at {@code apidoc.ants.co.th}. {@code Accept} chooses JSON or XML. A request without
 * {@code Content-Type} gets a general error, although it has no body.
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
