package dev.saldo.spi;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * One HTTP request of a provider and the answer, for the log of the host. Immutable and
 * thread-safe.
 *
 * @param method the method, such as {@code GET}
 * @param url the URL with its query, which may contain secrets: the host conceals them
 * @param status the status of the answer; empty if none arrived
 * @param duration the time until the last byte, or until the exchange failed
 * @param bytes the length of the body as it was sent, in bytes; 0 if no answer arrived
 */
public record VendorHttpExchange(
    String method, URI url, OptionalInt status, Duration duration, long bytes) {}
