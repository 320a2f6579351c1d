package dev.saldo.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import tools.jackson.databind.json.JsonMapper;

/** Encodes text unchanged, in UTF-8, and anything else as JSON. */
final class RequestEncoder implements Encoder {

  private final JsonMapper mapper = new JsonMapper();

  @Override
  public void encode(Object body, Type type, RequestTemplate request) {
    byte[] bytes =
        body instanceof String text ? text.getBytes(UTF_8) : mapper.writeValueAsBytes(body);
    request.body(bytes, UTF_8);
  }
}
