/** Writes reports: tables for people and spreadsheets, documents for programs, their schemas. */
@NullMarked
package dev.saldo.app.format;

import org.jspecify.annotations.NullMarked;
