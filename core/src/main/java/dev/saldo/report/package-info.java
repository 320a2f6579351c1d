/** Typed reports over a history, such as status, usage and trend. */
@NullMarked
package dev.saldo.report;

import org.jspecify.annotations.NullMarked;
