/**
 * What a provider author tests with: the contract every provider passes, a vendor that can be made
 * to misbehave, secrets to plant, a clock to set, a history in memory. Nothing here is for
 * production.
 */
@NullMarked
package dev.saldo.testkit;

import org.jspecify.annotations.NullMarked;
