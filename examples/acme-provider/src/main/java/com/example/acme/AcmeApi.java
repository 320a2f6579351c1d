package com.example.acme;

import feign.Headers;
import feign.Param;
import feign.RequestLine;

/** The vendor's balance request. */
interface AcmeApi {

  @RequestLine("GET /v1/balance")
  @Headers({"Accept: application/json", "X-Api-Key: {key}"})
  AcmeAnswer balance(@Param("key") String key);
}
