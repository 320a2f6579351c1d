package dev.saldo.spi;

import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A password, key or token. It cannot be printed by accident. It is read again at each use, so that
 * it can change without a restart. Secrets are never equal to each other. Thread-safe if its source
 * is.
 */
public final class Secret {

  private final Function<BinaryOperator<String>, String> source;

  private Secret(Function<BinaryOperator<String>, String> source) {
    this.source = source;
  }

  /** Returns a secret with a fixed value. */
  public static Secret of(String value) {
    Objects.requireNonNull(value, "value");
    return new Secret(encoding -> value);
  }

  /**
   * Returns a secret that is read again at each use.
   *
   * @param source returns the value, or throws {@link BalanceException} with {@link
   *     FailureReason#CONFIGURATION} if there is none
   */
  public static Secret from(Supplier<String> source) {
    Objects.requireNonNull(source, "source");
    return new Secret(encoding -> source.get());
  }

  /**
   * Returns a secret that is assembled at each use from a text and the values of its references.
   *
   * @param source applies an encoding to each value, after the text before it, and gives the whole
   *     text, or throws {@link BalanceException} with {@link FailureReason#CONFIGURATION}
   */
  public static Secret fromTemplate(Function<BinaryOperator<String>, String> source) {
    return new Secret(Objects.requireNonNull(source, "source"));
  }

  /** Returns the value. Put it into a request and nowhere else. */
  public String reveal() {
    return reveal((before, part) -> part);
  }

  /**
   * Returns the value with each resolved reference encoded for its place, such as a string in a
   * JSON text. A value without references is returned unchanged.
   *
   * @param encoding takes the text before the part and the part, and gives what to write
   */
  public String reveal(BinaryOperator<String> encoding) {
    return Objects.requireNonNull(source.apply(encoding), "a secret has no value");
  }

  /** Returns {@code ***}, whatever the value. */
  @Override
  public String toString() {
    return "***";
  }
}
