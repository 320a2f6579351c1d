/** Typed reports over a history: status, usage and trend. */
@NullMarked
package dev.saldo.report;

import org.jspecify.annotations.NullMarked;
