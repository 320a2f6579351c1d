package dev.saldo.app;

/**
 * A setting that is in effect.
 *
 * @param key its path, such as {@code history.url}
 * @param value its value; {@code ***} for a secret
 * @param origin where it comes from, such as {@code saldo.yaml:3} or {@code default}
 */
public record EffectiveSetting(String key, String value, String origin) {}
