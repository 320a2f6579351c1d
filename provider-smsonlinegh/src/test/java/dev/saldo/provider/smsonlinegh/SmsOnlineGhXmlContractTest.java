package dev.saldo.provider.smsonlinegh;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.testkit.PlantedSecrets;
import dev.saldo.testkit.provider.BalanceProviderContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

final class SmsOnlineGhXmlContractTest extends BalanceProviderContract<SmsOnlineGhConfig> {

  @Override
  protected BalanceProvider<SmsOnlineGhConfig> provider() {
    return new SmsOnlineGhProvider();
  }

  @Override
  protected SmsOnlineGhConfig config(URI baseUrl) {
    return new SmsOnlineGhConfig(
        PlantedSecrets.key(), baseUrl, SmsOnlineGhConfig.Format.XML, false);
  }

  @Override
  protected String answer(String amount) {
    return """
        <response>
          <handshake><id>0</id><label>HSHK_OK</label></handshake>
          <data>
            <balance>%s</balance>
            <model>quantity</model>
            <currencyName>null</currencyName>
            <currencyCode>null</currencyCode>
          </data>
        </response>
        """
        .formatted(amount);
  }

  @Override
  protected String contentType() {
    return "application/xml";
  }

  @Override
  protected boolean isWellFormed(String body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder judge = factory.newDocumentBuilder();
      judge.setErrorHandler(new DefaultHandler());
      judge.parse(new ByteArrayInputStream(body.getBytes(UTF_8)));
      return true;
    } catch (SAXException | IOException e) {
      return false;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no strict XML parser", e);
    }
  }
}
