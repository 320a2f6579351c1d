package dev.saldo.app;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.app.SaldoConfiguration.Alert;

/**
 * An account of the configuration file.
 *
 * @param account what the poller needs to know
 * @param settings what its provider needs to know, still unbound
 * @param alert when somebody wants to be told
 */
record ConfiguredAccount(Account account, Mapping settings, Alert alert) {}
