package dev.saldo.provider.smsonlinegh;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** Version 5 of the API. Both media types are sent because the vendor has an error for each. */
interface SmsOnlineGhApi {

  @RequestLine("POST /v5/account/balance")
  @Headers({"Accept: {type}", "Content-Type: {type}", "Authorization: {authorization}"})
  SmsOnlineGhAnswer balance(
      @Param("type") String mediaType, @Param("authorization") String authorization);
}
