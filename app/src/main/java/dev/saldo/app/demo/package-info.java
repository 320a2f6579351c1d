/**
 * Saldo without an account or a network: four vendors on loopback, and a history read from them.
 */
@NullMarked
package dev.saldo.app.demo;

import org.jspecify.annotations.NullMarked;
