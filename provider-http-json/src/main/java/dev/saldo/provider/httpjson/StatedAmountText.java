package dev.saldo.provider.httpjson;

import java.util.Optional;

/**
 * A text in place of an amount, taken apart.
 *
 * @param number the number, or a word
 * @param unit what stands beside it; empty if nothing does
 */
record StatedAmountText(String number, Optional<String> unit) {}
