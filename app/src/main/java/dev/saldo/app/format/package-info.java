/** The formats of reports and what they share; CSV and Markdown. */
@NullMarked
package dev.saldo.app.format;

import org.jspecify.annotations.NullMarked;
