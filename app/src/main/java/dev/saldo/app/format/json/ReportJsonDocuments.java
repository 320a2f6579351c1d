package dev.saldo.app.format.json;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.alert.AlertDamage;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.BalanceCheck;
import dev.saldo.alert.backtest.AlertBacktestReport;
import dev.saldo.app.EffectiveSetting;
import dev.saldo.app.diagnosis.ConfigurationReport;
import dev.saldo.app.diagnosis.DiagnosisReport;
import dev.saldo.app.verify.JarVerification;
import dev.saldo.channel.ChannelRegistry;
import dev.saldo.channel.LoadedChannelType;
import dev.saldo.history.HistoryVerification;
import dev.saldo.history.PollResult;
import dev.saldo.plan.PurchasePlan;
import dev.saldo.report.AccountsReport;
import dev.saldo.report.EventsReport;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.StatementReport;
import dev.saldo.report.StatusReport;
import dev.saldo.report.ThinningReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UnitTotals;
import dev.saldo.report.UsageReport;
import dev.saldo.report.YearlyUsageReport;
import java.util.List;

/** The documents for programs, described by {@link JsonDocumentSchemas}. */
public final class ReportJsonDocuments {

  private ReportJsonDocuments() {}

  /** Returns the results of a poll. */
  public static JsonDocument poll(List<PollResult> results) {
    return new JsonDocument("poll", json -> PollJsonDocument.write(results, json));
  }

  /** Returns the current balances. */
  public static JsonDocument status(StatusReport report) {
    return new JsonDocument("status", json -> StatusJsonDocument.write(report, json));
  }

  /** Returns usage. */
  public static JsonDocument usage(UsageReport report) {
    return new JsonDocument("usage", json -> UsageJsonDocument.write(report, json));
  }

  /** Returns usage with that of the year before. */
  public static JsonDocument usage(YearlyUsageReport report) {
    return new JsonDocument("usage", json -> UsageJsonDocument.write(report, json));
  }

  /** Returns a document with its totals per unit. */
  public static JsonDocument with(JsonDocument document, UnitTotals totals) {
    return document.and(json -> TotalsJsonMember.write(totals, json));
  }

  /** Returns balances step by step. */
  public static JsonDocument trend(TrendReport report) {
    return new JsonDocument("trend", json -> UsageJsonDocument.write(report, json));
  }

  /** Returns events. */
  public static JsonDocument events(EventsReport report) {
    return new JsonDocument("events", json -> EventsJsonDocument.write(report, json));
  }

  /** Returns the statements of a month. */
  public static JsonDocument statement(StatementReport report) {
    return new JsonDocument("statement", json -> StatementJsonDocument.write(report, json));
  }

  /** Returns the predictions of when balances run out. */
  public static JsonDocument runway(RunwayReport report) {
    return new JsonDocument("runway", json -> RunwayJsonDocument.write(report, json));
  }

  /** Returns the judgement of balances. */
  public static JsonDocument check(BalanceCheck check) {
    return new JsonDocument("check", json -> CheckJsonDocument.write(check, json));
  }

  /** Returns the checks of an installation. */
  public static JsonDocument doctor(DiagnosisReport report) {
    return new JsonDocument("doctor", json -> DoctorJsonDocument.write(report, json));
  }

  /** Returns the problems of a configuration. */
  public static JsonDocument configuration(ConfigurationReport report) {
    return new JsonDocument("config-check", json -> ConfigurationJsonDocument.write(report, json));
  }

  /** Returns the settings of a configuration file. */
  public static JsonDocument settings(String file, List<EffectiveSetting> settings) {
    return new JsonDocument(
        "config-show", json -> ConfigurationJsonDocument.write(file, settings, json));
  }

  /** Returns a plan of purchases. */
  public static JsonDocument plan(PurchasePlan plan) {
    return new JsonDocument("plan", json -> PlanJsonDocument.write(plan, json));
  }

  /** Returns the alert episodes. */
  public static JsonDocument alerts(AlertsReport report) {
    return new JsonDocument("alerts", json -> AlertsJsonDocument.write(report, json));
  }

  /** Returns the score and the messages of rules that were replayed. */
  public static JsonDocument backtest(AlertBacktestReport report) {
    return new JsonDocument("backtest", json -> BacktestJsonDocument.write(report, json));
  }

  /** Returns samples and then failures; only one of them is in memory at a time. */
  public static JsonDocument history(HistoryReport report) {
    return new JsonDocument("history", json -> HistoryJsonDocument.write(report, json));
  }

  /** Returns the accounts. */
  public static JsonDocument accounts(AccountsReport report) {
    return new JsonDocument("accounts", json -> AccountsJsonDocument.write(report, json));
  }

  /** Returns the numbers of samples kept and deleted. */
  public static JsonDocument thinning(ThinningReport report) {
    return new JsonDocument("thinning", json -> ThinningJsonDocument.write(report, json));
  }

  /** Returns the damage of a history, and that of its alerts. */
  public static JsonDocument damage(HistoryVerification verification, List<AlertDamage> alerts) {
    return new JsonDocument("damage", json -> DamageJsonDocument.write(verification, alerts, json));
  }

  /** Returns the loaded, refused and untrusted providers and types of channels. */
  public static JsonDocument providers(ProviderRegistry registry, ChannelRegistry channels) {
    return new JsonDocument(
        "providers", json -> ProvidersJsonDocument.write(registry, channels, json));
  }

  /** Returns the verification of a jar. */
  public static JsonDocument verification(JarVerification verification) {
    return new JsonDocument(
        "verification", json -> VerificationJsonDocument.write(verification, json));
  }

  /** Returns the document of all providers with only one in it. */
  public static JsonDocument provider(LoadedProvider provider) {
    return providers(
        new ProviderRegistry(List.of(provider), List.of(), List.of()), ChannelRegistry.of());
  }

  /** Returns the document of all providers with only one type of channels in it. */
  public static JsonDocument channel(LoadedChannelType type) {
    return providers(
        ProviderRegistry.of(), new ChannelRegistry(List.of(type), List.of(), List.of()));
  }
}
