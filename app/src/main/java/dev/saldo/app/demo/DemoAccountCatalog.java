package dev.saldo.app.demo;

import dev.saldo.app.demo.SimulatedConsumption.Purse;
import dev.saldo.app.demo.SimulatedSmsOnlineGhVendor.Credit;
import dev.saldo.app.demo.SimulatedSmsOnlineGhVendor.Model;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The six accounts of the demo: their usage, their vendors and their settings. */
final class DemoAccountCatalog {

  private static final String ANTS = "/ants";
  private static final String SMSONLINEGH = "/smsonlinegh";
  private static final String YEASTAR = "/yeastar";
  private static final String MYSMPP = "/mysmpp";

  private static final String MONEY_KEY = "simulated-money-key";
  private static final String QUANTITY_KEY = "simulated-quantity-key";
  private static final String USER = "simulated-user";
  private static final String BILLED_USER = "simulated-billed-user";
  private static final String PASSWORD = "simulated-password";

  private static final Duration OUTAGE = Duration.ofHours(7);
  private static final Duration OUTAGE_BEFORE_END = Duration.ofDays(9);

  private DemoAccountCatalog() {}

  /** Returns the vendors by their prefixes. */
  static Map<String, SimulatedVendor> vendors(Instant begin, Instant end, Clock clock) {
    Use use = new Use(begin, Duration.between(begin, end), clock);
    Supplier<BigDecimal> credits =
        use.of(
            "Asia/Bangkok",
            new HourlyMessageDemand(1, 190, 60, 10),
            new Purse(2, 18_043_550, 75, 4_000_000, 15_000_000, 0));
    Supplier<BigDecimal> bill =
        use.billed("Asia/Bangkok", new HourlyMessageDemand(6, 70, 45, 5), new BigDecimal("0.075"));
    SimulatedVendor ants =
        new SimulatedAntsVendor(
            PASSWORD,
            Map.of(
                USER, new SimulatedAntsVendor.Credit(SimulatedAntsVendor.Type.PREPAID, credits),
                BILLED_USER,
                    new SimulatedAntsVendor.Credit(SimulatedAntsVendor.Type.POSTPAID, bill)));
    Supplier<BigDecimal> cedis =
        use.of(
            "Africa/Accra",
            new HourlyMessageDemand(2, 120, 80, 4),
            new Purse(3, 1_850_000, 35, 350_000, 1_500_000, 12_500));
    Supplier<BigDecimal> messages =
        use.of(
            "Africa/Accra",
            new HourlyMessageDemand(3, 33, 85, 0),
            new Purse(0, 40_000, 1, 0, 0, 0));
    Supplier<BigDecimal> licences =
        use.of(
            "Europe/Berlin",
            new HourlyLicenceDemand(4, 3),
            new Purse(2, 240_000, 12_900, 60_000, 150_000, 0));
    Supplier<BigDecimal> roubles =
        use.of(
            "Europe/Moscow",
            new HourlyMessageDemand(5, 15, 40, 6),
            new Purse(2, 1_902_390, 265, 500_000, 1_500_000, 0));
    Instant outage = end.minus(OUTAGE_BEFORE_END);
    return Map.of(
        ANTS, new SimulatedVendorOutage(ants, clock, outage, outage.plus(OUTAGE)),
        SMSONLINEGH,
            new SimulatedSmsOnlineGhVendor(
                Map.of(
                    MONEY_KEY, new Credit(cedis, Model.MONEY),
                    QUANTITY_KEY, new Credit(messages, Model.QUANTITY))),
        YEASTAR, new SimulatedYeastarVendor(USER, PASSWORD, licences, clock),
        MYSMPP, new SimulatedMySmppVendor(USER, PASSWORD, roubles));
  }

  /** Returns the accounts, with settings for the started vendors. */
  static List<DemoAccount> at(SimulatedVendorServer vendors) {
    return List.of(
        DemoAccount.of("bulk-th", "ants", "campaigns in Thailand, in credits")
            .setting("username", USER)
            .setting("password", PASSWORD)
            .setting("base-url", vendors.url(ANTS))
            .alerting("balance-below", 30000),
        DemoAccount.of("billed-th", "ants", "an older contract, billed monthly")
            .setting("username", BILLED_USER)
            .setting("password", PASSWORD)
            .setting("base-url", vendors.url(ANTS))
            .setting("credit-means", "used"),
        DemoAccount.of("otp-ghana", "smsonlinegh", "one-time passwords in Ghana, in cedis")
            .setting("api-key", MONEY_KEY)
            .setting("base-url", vendors.url(SMSONLINEGH))
            .alerting("balance-below", 300)
            .alerting("runway-below", "3d"),
        DemoAccount.of("sms-ghana", "smsonlinegh", "an older account, in messages")
            .setting("api-key", QUANTITY_KEY)
            .setting("base-url", vendors.url(SMSONLINEGH))
            .setting("format", "xml")
            .alerting("balance-below", 8000),
        DemoAccount.of("pbx-yeastar", "yeastar", "a cloud PBX that occasionally buys licences")
            .setting("client-id", USER)
            .setting("client-secret", PASSWORD)
            .setting("base-url", vendors.url(YEASTAR))
            .setting("currency", "EUR")
            .alerting("balance-below", 400),
        DemoAccount.of("sms-russia", "mysmpp", "messages to Russia, in roubles")
            .setting("login", USER)
            .setting("password", PASSWORD)
            .setting("base-url", vendors.url(MYSMPP))
            .alerting("balance-below", 4000)
            .alerting("runway-below", "3d"));
  }

  /** The period in which the accounts are used. */
  private record Use(Instant begin, Duration past, Clock clock) {

    Supplier<BigDecimal> of(String zone, HourlyDemand demand, Purse purse) {
      SimulatedConsumption consumption =
          new SimulatedConsumption(begin, past, ZoneId.of(zone), demand, purse);
      return () -> consumption.at(clock.instant());
    }

    Supplier<BigDecimal> billed(String zone, HourlyDemand demand, BigDecimal price) {
      SimulatedMonthlyBill bill = new SimulatedMonthlyBill(ZoneId.of(zone), demand, price);
      return () -> bill.at(clock.instant());
    }
  }
}
