/**
 * Verification of drop-in jars without an account, against a simulated vendor on loopback that
 * never sends a valid reply.
 */
@NullMarked
package dev.saldo.app.verify;

import org.jspecify.annotations.NullMarked;
