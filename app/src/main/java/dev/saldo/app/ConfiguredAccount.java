package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.app.SaldoConfiguration.Alert;

/**
 * An account of the configuration file.
 *
 * @param account the account, as the poller needs it
 * @param settings the settings of its provider, not yet bound
 * @param alert the thresholds of its alert
 */
record ConfiguredAccount(Account account, Mapping settings, Alert alert) {}
