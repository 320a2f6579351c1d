package dev.saldo.testkit.provider;

import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.ProviderContext;
import dev.saldo.testkit.SettableClock;
import dev.saldo.testkit.VendorAnswer;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Runs a provider against well-behaved and misbehaving vendors. */
final class ProviderTestBench<C extends Record> {

  /** The timeout of a fetch in cases that are not about time. */
  static final Duration AMPLE = Duration.ofSeconds(20);

  /** The timeout of a fetch in cases about time. */
  static final Duration BRIEF = Duration.ofMillis(400);

  /** The tolerance for a fetch to exceed its timeout, on a busy machine. */
  static final Duration GRACE = Duration.ofMillis(1900);

  final BalanceProviderContract<C> contract;
  final SettableClock clock = SettableClock.at("2026-03-29T00:30:00Z");

  ProviderTestBench(BalanceProviderContract<C> contract) {
    this.contract = contract;
  }

  BalanceSource open(URI url, Duration timeout) {
    return open(contract.provider(), url, timeout);
  }

  /** Opens another account of a given provider. */
  BalanceSource open(BalanceProvider<C> provider, URI url, Duration timeout) {
    return provider.open(contract.config(url), ProviderContext.of(clock, timeout));
  }

  /** Starts a vendor that gives the valid answer. */
  VendorServer goodVendor() {
    return VendorServer.start(handler(MisbehaviourStage.BALANCE, goodReply()));
  }

  /** Starts a vendor that gives the valid answer with another number. */
  VendorServer vendorStating(String number) {
    return VendorServer.start(handler(MisbehaviourStage.BALANCE, reply(contract.spell(number))));
  }

  void checkGood(ObservedBalanceReading reading) {
    GoodVendorCases.checkStates(reading, contract.goodNumber());
  }

  /** Fetches once from a vendor that gives this answer to the balance request. */
  ObservedBalanceReading read(VendorAnswer balance) {
    return read(MisbehaviourStage.BALANCE, balance, AMPLE);
  }

  /** Fetches once from a vendor that gives this answer from a stage on. */
  ObservedBalanceReading read(MisbehaviourStage stage, VendorAnswer answer, Duration timeout) {
    try (VendorServer vendor = VendorServer.start(handler(stage, answer))) {
      return read(vendor.uri(), timeout).of(vendor);
    }
  }

  /** Fetches once from a URL. */
  ObservedBalanceReading read(URI url, Duration timeout) {
    BalanceSource source = open(url, timeout);
    ObservedBalanceReading reading = ObservedBalanceReading.of(source, timeout.plus(GRACE));
    source.close();
    return reading;
  }

  VendorServer.Handler handler(MisbehaviourStage stage, VendorAnswer answer) {
    return stage == MisbehaviourStage.FIRST_REQUEST
        ? request -> answer
        : request -> contract.beforeBalance(request).orElse(answer);
  }

  /** Returns the valid answer with the given text as the amount. */
  VendorReply reply(String literal) {
    return VendorReply.ok(contract.contentType(), contract.answer(literal));
  }

  VendorReply goodReply() {
    return reply(contract.spell(contract.goodNumber()));
  }

  /** Returns the stages that differ for this provider: one if it sends only one request. */
  List<MisbehaviourStage> stages() {
    try (VendorServer vendor =
        VendorServer.start(handler(MisbehaviourStage.BALANCE, goodReply()))) {
      read(vendor.uri(), AMPLE);
      boolean hasEarlierRequest =
          vendor.requests().stream().anyMatch(r -> contract.beforeBalance(r).isPresent());
      return hasEarlierRequest
          ? List.of(MisbehaviourStage.values())
          : List.of(MisbehaviourStage.BALANCE);
    } catch (RuntimeException e) {
      return List.of(
          MisbehaviourStage.BALANCE); // the cases about the valid answer report the problem
    }
  }
}
