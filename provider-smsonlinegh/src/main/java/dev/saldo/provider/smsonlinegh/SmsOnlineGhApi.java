package dev.saldo.provider.smsonlinegh;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** Version 5 of the API, which rejects a request without either media type. */
interface SmsOnlineGhApi {

  @RequestLine("POST /v5/account/balance")
  @Headers({"Accept: {type}", "Content-Type: {type}", "Authorization: {authorization}"})
  SmsOnlineGhAnswer balance(
      @Param("type") String mediaType, @Param("authorization") String authorization);
}
