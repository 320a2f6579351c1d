package dev.saldo.feign;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a string, or the digits of a number, as text, for vendors that document one and send the
 * other. Use it as {@code @JsonDeserialize(using = TextOrNumber.class)} on a component of type
 * {@link String}.
 */
public final class TextOrNumber extends StdDeserializer<String> {

  public TextOrNumber() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) {
    JsonToken token = json.currentToken();
    return token.isNumeric() || token == JsonToken.VALUE_STRING
        ? json.getString()
        : (String) context.handleUnexpectedToken(String.class, json);
  }
}
