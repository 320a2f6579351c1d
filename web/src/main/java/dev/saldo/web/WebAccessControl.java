package dev.saldo.web;

import dev.saldo.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the server: the bearer of the token, by a header or by a session that a login began.
 * Only hashes are kept. An address that sent wrong tokens must wait; others need not. Thread-safe.
 */
final class WebAccessControl {

  static final String COOKIE = "saldo-session";
  private static final Duration SESSION = Duration.ofHours(12);
  private static final int MOST_SESSIONS = 1_000;
  private static final int MOST_FAILURES = 5;
  private static final int MOST_ADDRESSES = 10_000;
  private static final Duration FAILURES_WITHIN = Duration.ofMinutes(1);
  private static final int SESSION_BYTES = 32;

  private final byte @Nullable [] token;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> sessions = new ConcurrentHashMap<>();
  private final Map<String, Deque<Instant>> failures = new HashMap<>();

  WebAccessControl(Optional<Secret> token, Clock clock) {
    this.token = token.map(secret -> hash(secret.reveal())).orElse(null);
    this.clock = clock;
  }

  /** Returns whether a token has fewer characters than it should have. */
  static boolean isShorter(Secret token, int characters) {
    return token.reveal().length() < characters;
  }

  /** Returns whether a token is needed. */
  boolean isClosed() {
    return token != null;
  }

  /**
   * Returns whether a request may pass.
   *
   * @param address the address of the client
   * @param authorization the header {@code Authorization}
   * @param cookies the header {@code Cookie}
   * @throws WebException if this address sent too many wrong tokens within a minute
   */
  boolean admits(String address, @Nullable String authorization, @Nullable String cookies) {
    if (token == null) {
      return true;
    }
    if (authorization != null) {
      String[] parts = authorization.split(" ", 2);
      return parts.length == 2
          && parts[0].equalsIgnoreCase("Bearer")
          && isToken(address, parts[1].strip());
    }
    return session(cookies).map(sessions::get).filter(clock.instant()::isBefore).isPresent();
  }

  /**
   * Begins a session and returns its cookie; empty if the token is wrong.
   *
   * @param address the address of the client
   * @param secure whether the browser must send the cookie over TLS only
   * @throws WebException if this address sent too many wrong tokens within a minute
   */
  Optional<String> login(String address, String offered, boolean secure) {
    if (!isToken(address, offered)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    sessions.values().removeIf(end -> !now.isBefore(end));
    if (sessions.size() >= MOST_SESSIONS) {
      sessions.clear();
    }
    byte[] bytes = new byte[SESSION_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(key(id), now.plus(SESSION));
    return Optional.of(
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(COOKIE, id, SESSION.toSeconds(), secure ? "; Secure" : ""));
  }

  /** Ends a session and returns the cookie that replaces its own. */
  String logout(@Nullable String cookies) {
    session(cookies).ifPresent(sessions::remove);
    return COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
  }

  private boolean isToken(String address, String offered) {
    synchronized (failures) {
      Instant since = clock.instant().minus(FAILURES_WITHIN);
      Deque<Instant> wrong = failures.getOrDefault(address, new ArrayDeque<>());
      wrong.removeIf(failure -> failure.isBefore(since));
      if (wrong.size() >= MOST_FAILURES) {
        throw new WebException(429, "Too many wrong tokens", "wait a minute");
      }
      boolean right = MessageDigest.isEqual(hash(offered), token);
      if (!right) {
        wrong.add(clock.instant());
        forgetOthers(since);
        failures.put(address, wrong);
      }
      return right;
    }
  }

  /** Keeps the memory of wrong tokens small. */
  private void forgetOthers(Instant since) {
    if (failures.size() >= MOST_ADDRESSES) {
      failures.values().removeIf(wrong -> wrong.getLast().isBefore(since));
    }
    if (failures.size() >= MOST_ADDRESSES) {
      failures.clear();
    }
  }

  private static Optional<String> session(@Nullable String cookies) {
    if (cookies != null) {
      for (String cookie : cookies.split(";", -1)) {
        String[] parts = cookie.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals(COOKIE)) {
          return Optional.of(key(parts[1]));
        }
      }
    }
    return Optional.empty();
  }

  private static String key(String session) {
    return HexFormat.of().formatHex(hash(session));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
