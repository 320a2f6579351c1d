/** The load on the web server of a service. */
@NullMarked
package dev.saldo.benchmarks.web;

import org.jspecify.annotations.NullMarked;
