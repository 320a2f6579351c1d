package dev.saldo.app.cli.web;

import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.history.HistoryException;
import dev.saldo.web.ServiceApi;
import dev.saldo.web.ServiceApi.Answer;
import dev.saldo.web.ServiceApi.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The API of a service that is asked over HTTP. Immutable. */
final class RemoteServiceApi {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_FAILURE = 300;
  private static final byte OBJECT = '{';

  private final URI place;
  private final Optional<String> token;

  private RemoteServiceApi(URI place, Optional<String> token) {
    this.place = place;
    this.token = token;
  }

  /**
   * Returns the API of a service.
   *
   * @param url its address, such as {@code https://saldo.example}
   * @throws CommandUsageException if it is not one, or would send the token through a network
   *     without TLS
   */
  static RemoteServiceApi of(String url, Optional<String> token) {
    URI place;
    try {
      place = URI.create(url.replaceFirst("/+$", ""));
    } catch (IllegalArgumentException e) {
      throw wrong(url);
    }
    String scheme = String.valueOf(place.getScheme());
    if (place.getHost() == null || !scheme.matches("https?")) {
      throw wrong(url);
    }
    if (scheme.equals("http") && !isLoopback(place.getHost())) {
      throw new CommandUsageException(
          "'%s' is plain http to another machine; use https".formatted(url));
    }
    return new RemoteServiceApi(place, token.map(String::strip).filter(text -> !text.isEmpty()));
  }

  private static CommandUsageException wrong(String url) {
    return new CommandUsageException(
        "'%s' is not an address such as https://saldo.example".formatted(url));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new HistoryException("the host '" + host + "' is unknown");
    }
  }

  /** Sends a request. */
  Answer answer(Request request) throws InterruptedException {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    HttpRequest.Builder http;
    try {
      http = HttpRequest.newBuilder(URI.create(place + request.path() + query)).timeout(PATIENCE);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("'%s' is not a path".formatted(request.path()));
    }
    token.ifPresent(text -> http.header("Authorization", "Bearer " + text));
    if (request.method().equals("POST")) {
      http.header("Content-Type", type(request.body()))
          .POST(BodyPublishers.ofByteArray(request.body()));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
      return answer(client.send(http.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new HistoryException("%s does not answer: %s".formatted(place, reason(e)));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? "no connection" : e.getMessage();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    boolean failed = response.statusCode() >= FIRST_FAILURE;
    return new Answer(
        response.statusCode(),
        response.body(),
        failed ? Optional.of(ServiceApi.explain(response.body())) : Optional.empty(),
        response.headers().firstValue("Link"));
  }

  /** Returns the media type of a body: a JSON object, or samples in CSV. */
  private static String type(byte[] body) {
    return body.length == 0 || body[0] == OBJECT ? "application/json" : "text/csv";
  }
}
