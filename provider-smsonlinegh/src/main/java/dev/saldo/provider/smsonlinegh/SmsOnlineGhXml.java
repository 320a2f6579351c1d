package dev.saldo.provider.smsonlinegh;

import dev.saldo.feign.BodyFormat;
import dev.saldo.feign.DecimalText;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.FailureReason;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the vendor's XML: UTF-8, with a root {@code <response>}, nested elements, and text only in
 * the innermost. Declarations, entities, external references and duplicate elements are rejected.
 */
final class SmsOnlineGhXml implements BodyFormat {

  private static final String ROOT = "response";
  private static final int MAX_DEPTH = 8;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new DecimalElement()))
          .build();

  @Override
  public <T> T read(byte[] body, Class<T> type) {
    try {
      return mapper.treeToValue(tree(body), type);
    } catch (XMLStreamException | JacksonException e) {
      throw notDocumented();
    }
  }

  private ObjectNode tree(byte[] body) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(body)));
    ObjectNode document = mapper.createObjectNode();
    while (xml.hasNext()) {
      if (next(xml) == XMLStreamConstants.START_ELEMENT) {
        readElement(xml, document, 1);
      }
    }
    if (!(document.get(ROOT) instanceof ObjectNode response)) {
      throw notDocumented();
    }
    return response;
  }

  /** Decodes here because the JDK's parser prints malformed bytes to standard error. */
  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw notDocumented();
    }
  }

  /** Reads the current element into its parent, up to its end tag. */
  private void readElement(XMLStreamReader xml, ObjectNode parent, int depth)
      throws XMLStreamException {
    String name = xml.getLocalName();
    if (depth > MAX_DEPTH || parent.has(name)) {
      throw notDocumented();
    }
    ObjectNode children = mapper.createObjectNode();
    StringBuilder text = new StringBuilder();
    for (int event = next(xml); event != XMLStreamConstants.END_ELEMENT; event = next(xml)) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        readElement(xml, children, depth + 1);
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        text.append(xml.getText());
      }
    }
    boolean blank = text.toString().isBlank();
    if (!children.isEmpty() && blank) {
      parent.set(name, children);
    } else if (children.isEmpty()) {
      put(parent, name, text.toString().strip());
    } else {
      throw notDocumented();
    }
  }

  /** Reads the text {@code null} as absent, which is how the vendor writes it. */
  private static void put(ObjectNode parent, String name, String text) {
    if (text.isEmpty() || text.equals("null")) {
      parent.putNull(name);
    } else {
      parent.put(name, text);
    }
  }

  private static int next(XMLStreamReader xml) throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new BalanceException(
          FailureReason.UNEXPECTED_RESPONSE, "the answer declares or uses XML entities");
    }
    return event;
  }

  private static BalanceException notDocumented() {
    return new BalanceException(
        FailureReason.UNEXPECTED_RESPONSE, "the answer is not the documented XML document");
  }

  /** Reads an amount from text, because XML has no numbers. */
  private static final class DecimalElement extends StdDeserializer<BigDecimal> {

    DecimalElement() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser node, DeserializationContext context) {
      return DecimalText.parse(node.getString());
    }
  }
}
