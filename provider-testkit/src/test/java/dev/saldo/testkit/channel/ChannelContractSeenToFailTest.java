package dev.saldo.testkit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Checks that faulty channels fail the contract, each in the cases about its fault. */
@Timeout(120)
final class ChannelContractSeenToFailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNDESCRIBED             | describesItself       | has a constant name in the usual form
          PLAIN_HTTP              | describesItself       | refuses plain http to another machine
          ACCEPTS_EVERYTHING      | classifiesRefusals    | refused with 500
          GIVES_UP_AT_ONCE        | classifiesRefusals    | refused with 429
          FORGETS_THE_WAIT        | classifiesRefusals    | waits after 503 as asked: 120
          FOLLOWS_REDIRECTS       | classifiesRefusals    | follows no 307
          QUOTES_THE_ANSWER       | classifiesRefusals    | refused with 404
          SHOWS_THE_URL           | classifiesRefusals    | refused with 404
          NEW_ID_FOR_EACH_ATTEMPT | delivers              | repeats a notice unchanged
          OTHER_EXCEPTIONS        | survivesBadReceivers  | fails on a connection that is reset
          NO_DEADLINE             | survivesBadReceivers  | times out on silence
          """)
  void aFaultFailsTheCaseAboutIt(FaultyChannel.Fault fault, String group, String name) {
    assertThat(failedCases(fault, group)).contains(name);
  }

  @Test
  void aChannelWithoutAFaultPasses() {
    assertThat(failedCases(FaultyChannel.Fault.NONE, "describesItself")).isEmpty();
    assertThat(failedCases(FaultyChannel.Fault.NONE, "classifiesRefusals")).isEmpty();
  }

  private static List<String> failedCases(FaultyChannel.Fault fault, String group) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(FaultyChannelContract.class, group))
        .configurationParameter(FaultyChannelContract.KEY, fault.name())
        .execute()
        .testEvents()
        .failed()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }
}
