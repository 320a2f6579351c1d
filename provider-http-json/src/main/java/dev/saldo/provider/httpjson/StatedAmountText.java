package dev.saldo.provider.httpjson;

import java.util.Optional;

/**
 * The text of an amount, split into number and unit.
 *
 * @param number the number, or a word such as "unlimited"
 * @param unit the unit next to it; empty if there is none
 */
record StatedAmountText(String number, Optional<String> unit) {}
