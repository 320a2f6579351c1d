/** The ways to write a report, and what they share; CSV and Markdown. */
@NullMarked
package dev.saldo.app.format;

import org.jspecify.annotations.NullMarked;
