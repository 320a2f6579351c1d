package dev.saldo.web;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the server: the bearer of a token, by a header or by a session that a login began.
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

  private final List<ScopedAccessToken> tokens;
  private final boolean closed;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Map<String, Deque<Instant>> failures = new HashMap<>();

  /**
   * A login.
   *
   * @param scope the scope of its token
   * @param end the time at which it ends, UTC
   */
  private record Session(AccessScope scope, Instant end) {}

  WebAccessControl(WebServerSettings settings, Clock clock) {
    this.tokens = settings.tokens();
    this.closed = !tokens.isEmpty() || settings.proxy().userHeader().isPresent();
    this.clock = clock;
  }

  /** Returns whether there is a login. */
  boolean hasLogin() {
    return !tokens.isEmpty();
  }

  /** Returns whether a request needs a token, or a proxy that names its user. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Returns what a request may do; empty if it bears no right token.
   *
   * @param address the address of the client
   * @param authorization the header {@code Authorization}
   * @param cookies the header {@code Cookie}
   * @throws WebException if this address sent too many wrong tokens within a minute
   */
  Optional<AccessScope> admit(
      String address, @Nullable String authorization, @Nullable String cookies) {
    if (!closed) {
      return Optional.of(AccessScope.ADMIN);
    }
    if (authorization != null) {
      String[] parts = authorization.split(" ", 2);
      return parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")
          ? scope(address, parts[1].strip())
          : Optional.empty();
    }
    return session(cookies)
        .map(sessions::get)
        .filter(session -> clock.instant().isBefore(session.end()))
        .map(Session::scope);
  }

  /**
   * Begins a session and returns its cookie; empty if the token is wrong.
   *
   * @param address the address of the client
   * @param secure whether the browser must send the cookie over TLS only
   * @throws WebException if this address sent too many wrong tokens within a minute
   */
  Optional<String> login(String address, String offered, boolean secure) {
    Optional<AccessScope> scope =
        scope(address, offered).filter(found -> found != AccessScope.WRITE);
    if (scope.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    sessions.values().removeIf(session -> !now.isBefore(session.end()));
    if (sessions.size() >= MOST_SESSIONS) {
      sessions.clear();
    }
    byte[] bytes = new byte[SESSION_BYTES];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    sessions.put(key(id), new Session(scope.get(), now.plus(SESSION)));
    return Optional.of(
        "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(COOKIE, id, SESSION.toSeconds(), secure ? "; Secure" : ""));
  }

  /** Ends a session and returns the cookie that replaces its own. */
  String logout(@Nullable String cookies) {
    session(cookies).ifPresent(sessions::remove);
    return COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
  }

  private Optional<AccessScope> scope(String address, String offered) {
    synchronized (failures) {
      Instant since = clock.instant().minus(FAILURES_WITHIN);
      Deque<Instant> wrong = failures.getOrDefault(address, new ArrayDeque<>());
      wrong.removeIf(failure -> failure.isBefore(since));
      if (wrong.size() >= MOST_FAILURES) {
        throw new WebException(429, "Too many wrong tokens", "wait a minute");
      }
      byte[] hash = ScopedAccessToken.hash(offered);
      @Nullable AccessScope found = null;
      for (ScopedAccessToken token : tokens) {
        if (MessageDigest.isEqual(hash, token.hashBytes())) {
          found = token.scope();
        }
      }
      if (found == null) {
        wrong.add(clock.instant());
        forgetOthers(since);
        failures.put(address, wrong);
      }
      return Optional.ofNullable(found);
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
    return HexFormat.of().formatHex(ScopedAccessToken.hash(session));
  }
}
