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

/** Runs a provider against vendors of every kind. */
final class ProviderTestBench<C extends Record> {

  /** What a reading may take when time is not the question. */
  static final Duration AMPLE = Duration.ofSeconds(20);

  /** What a reading may take when time is the question. */
  static final Duration BRIEF = Duration.ofMillis(400);

  /** By how much a reading may overrun, on a busy machine. */
  static final Duration GRACE = Duration.ofMillis(1900);

  final BalanceProviderContract<C> contract;
  final SettableClock clock = SettableClock.at("2026-03-29T00:30:00Z");

  ProviderTestBench(BalanceProviderContract<C> contract) {
    this.contract = contract;
  }

  BalanceSource open(URI place, Duration timeout) {
    return open(contract.provider(), place, timeout);
  }

  /** Opens an account of a provider that may have opened others. */
  BalanceSource open(BalanceProvider<C> provider, URI place, Duration timeout) {
    return provider.open(contract.config(place), ProviderContext.of(clock, timeout));
  }

  /** Starts a vendor that gives the good answer. */
  VendorServer goodVendor() {
    return VendorServer.start(handler(MisbehaviourStage.BALANCE, goodReply()));
  }

  /** Starts a vendor that states another number in its answer. */
  VendorServer vendorStating(String number) {
    return VendorServer.start(handler(MisbehaviourStage.BALANCE, reply(contract.spell(number))));
  }

  void checkGood(ObservedBalanceReading reading) {
    GoodVendorCases.checkStates(reading, contract.goodNumber());
  }

  /** Reads once while the vendor answers the question for the balance like this. */
  ObservedBalanceReading read(VendorAnswer balance) {
    return read(MisbehaviourStage.BALANCE, balance, AMPLE);
  }

  /** Reads once while the vendor answers like this from a stage on. */
  ObservedBalanceReading read(MisbehaviourStage stage, VendorAnswer answer, Duration timeout) {
    try (VendorServer vendor = VendorServer.start(handler(stage, answer))) {
      return read(vendor.uri(), timeout).of(vendor);
    }
  }

  /** Reads once whatever is at a place. */
  ObservedBalanceReading read(URI place, Duration timeout) {
    BalanceSource source = open(place, timeout);
    ObservedBalanceReading reading = ObservedBalanceReading.of(source, timeout.plus(GRACE));
    source.close();
    return reading;
  }

  VendorServer.Handler handler(MisbehaviourStage stage, VendorAnswer answer) {
    return stage == MisbehaviourStage.FIRST_REQUEST
        ? request -> answer
        : request -> contract.beforeBalance(request).orElse(answer);
  }

  /** Returns the good answer with the amount spelled like this. */
  VendorReply reply(String literal) {
    return VendorReply.ok(contract.contentType(), contract.answer(literal));
  }

  VendorReply goodReply() {
    return reply(contract.spell(contract.goodNumber()));
  }

  /** Returns the stages that differ for this provider: one if it asks only one question. */
  List<MisbehaviourStage> stages() {
    try (VendorServer vendor =
        VendorServer.start(handler(MisbehaviourStage.BALANCE, goodReply()))) {
      read(vendor.uri(), AMPLE);
      boolean asksFirst =
          vendor.requests().stream().anyMatch(r -> contract.beforeBalance(r).isPresent());
      return asksFirst ? List.of(MisbehaviourStage.values()) : List.of(MisbehaviourStage.BALANCE);
    } catch (RuntimeException e) {
      return List.of(
          MisbehaviourStage.BALANCE); // the cases about the good answer say what is wrong
    }
  }
}
