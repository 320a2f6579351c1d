/**
 * The demo: four simulated vendors on loopback and a history read from them, without an account or
 * a network.
 */
@NullMarked
package dev.saldo.app.demo;

import org.jspecify.annotations.NullMarked;
