/**
 * Accounts: their configuration, bound to the provider's record, and the providers that open them.
 */
@NullMarked
package dev.saldo.account;

import org.jspecify.annotations.NullMarked;
