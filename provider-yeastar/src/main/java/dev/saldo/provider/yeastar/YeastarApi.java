package dev.saldo.provider.yeastar;

import feign.Headers;
import feign.Param;
import feign.Request;
import feign.RequestLine;

/** The API of the Partner Portal, which requires a {@code User-Agent} on every call. */
interface YeastarApi {

  /** Requests a token; the portal expects a form, not JSON. */
  @RequestLine("POST /auth/openapi/v1/oauth/token")
  @Headers({"Content-Type: application/x-www-form-urlencoded", "User-Agent: {agent}"})
  YeastarTokenAnswer token(@Param("agent") String userAgent, String form, Request.Options time);

  @RequestLine("GET /user/openapi/user/v1/client/account_balance")
  @Headers({"Authorization: {authorization}", "User-Agent: {agent}"})
  YeastarBalanceAnswer balance(
      @Param("agent") String userAgent,
      @Param("authorization") String authorization,
      Request.Options time);
}
