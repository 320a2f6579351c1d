package dev.saldo.feign;

import java.time.Duration;
import java.util.Optional;

/**
 * The answer to a body that was posted.
 *
 * @param status the HTTP status
 * @param retryAfter the wait that the receiver requests, 1 s to 24 h; empty if it requests none
 * @param body the first 16 KiB of the body, which may end anywhere
 */
public record PostReceipt(int status, Optional<Duration> retryAfter, String body) {}
