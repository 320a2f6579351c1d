package dev.saldo.testkit.channel;

import dev.saldo.spi.channel.AlertChannelProvider;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorRequest;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The contract of every channel that sends over HTTP, as tests. Extend it and implement two
 * methods; the channel then delivers over real sockets to receivers that accept, refuse, hang,
 * redirect and send garbage.
 *
 * <pre>{@code
 * final class PagerContractTest extends AlertChannelContract<PagerConfig> {
 *   public AlertChannelProvider<PagerConfig> provider() {
 *     return new PagerChannelProvider();
 *   }
 *   public PagerConfig config(URI receiver) {
 *     return new PagerConfig(receiver, PlantedSecrets.key());
 *   }
 * }
 * }</pre>
 *
 * @param <C> the settings of the channel
 */
public abstract class AlertChannelContract<C extends Record> {

  /** For subclasses. */
  protected AlertChannelContract() {}

  /** Returns a new instance of the provider, as {@link java.util.ServiceLoader} would create it. */
  protected abstract AlertChannelProvider<C> provider();

  /**
   * Returns valid settings for a receiver at a URL, with every secret from {@link
   * dev.saldo.testkit.PlantedSecrets}, without permission for plain http to other machines.
   *
   * @param receiver the URL without a path, such as {@code http://127.0.0.1:49152}
   */
  protected abstract C config(URI receiver);

  /** Returns the answer by which the receiver accepts a notice: 200 without a body. */
  protected VendorReply accepted() {
    return VendorReply.status(200);
  }

  /**
   * Returns the id by which the receiver recognizes a copy of a notice; empty if it cannot. Two
   * attempts to deliver a notice must have the same, those of two notices must not.
   */
  protected Optional<String> identity(VendorRequest request) {
    return Optional.empty();
  }

  /**
   * Returns whether no other attempt is made after a status. The default is what Saldo promises:
   * all from 400 to 499 except 408, 425 and 429.
   */
  protected boolean isPermanent(int status) {
    return switch (status) {
      case 408, 425, 429 -> false;
      default -> status >= 400 && status < 500;
    };
  }

  @TestFactory
  final Stream<DynamicTest> describesItself() {
    return new ChannelDescriptionCases<>(new ChannelTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> delivers() {
    return new ChannelDeliveryCases<>(new ChannelTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> classifiesRefusals() {
    return new ChannelRefusalCases<>(new ChannelTestBench<>(this)).all();
  }

  @TestFactory
  final Stream<DynamicTest> survivesBadReceivers() {
    return new ChannelConnectionCases<>(new ChannelTestBench<>(this)).all();
  }
}
