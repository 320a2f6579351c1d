package dev.saldo.feign;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a decimal from the digits of a JSON number, quoted or not, and never through a double. */
final class ExactDecimal extends StdDeserializer<BigDecimal> {

  ExactDecimal() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
    return json.currentToken().isNumeric() || json.currentToken() == JsonToken.VALUE_STRING
        ? DecimalText.parse(json.getString())
        : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
  }
}
