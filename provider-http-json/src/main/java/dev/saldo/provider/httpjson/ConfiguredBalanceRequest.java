package dev.saldo.provider.httpjson;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.Secret;
import feign.Request;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The balance request. Secrets are revealed only when it is sent.
 *
 * @param place the URL without its query
 */
record ConfiguredBalanceRequest(HttpJsonConfig config, String place) {

  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final String BASIC_HEADER = "authorization";

  /** Headers that the connection or another setting determines. */
  private static final Set<String> RESERVED =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade");

  static ConfiguredBalanceRequest of(HttpJsonConfig config, String place) {
    checkBoth("header-name", config.headerName(), "header-value", config.headerValue());
    checkBoth("query-name", config.queryName(), "query-value", config.queryValue());
    checkBoth("username", config.username(), "password", config.password());
    config.headerName().ifPresent(name -> checkHeader(name, config.username().isPresent()));
    config.username().ifPresent(ConfiguredBalanceRequest::checkUsername);
    if (config.body().isPresent() && config.method() == HttpJsonConfig.Method.GET) {
      throw new IllegalArgumentException("body: a get has no body; set method to post");
    }
    return new ConfiguredBalanceRequest(config, place);
  }

  Request request() {
    Map<String, Collection<String>> headers = new TreeMap<>();
    headers.put("Accept", List.of("application/json"));
    contentType().ifPresent(type -> headers.put("Content-Type", List.of(type)));
    config.username().ifPresent(user -> headers.put("Authorization", List.of(basic(user))));
    config.headerName().ifPresent(name -> headers.put(name, List.of(reveal(config.headerValue()))));
    Request.HttpMethod method = Request.HttpMethod.valueOf(config.method().name());
    byte[] body = config.body().map(this::body).orElse(null);
    return Request.create(method, place + query(), headers, body, UTF_8, null);
  }

  private byte[] body(Secret template) {
    BodyEncoding encoding = BodyEncoding.of(contentType().orElse(""));
    return template.reveal(encoding::encode).getBytes(UTF_8);
  }

  private Optional<String> contentType() {
    return config.method() == HttpJsonConfig.Method.POST && config.contentType().isEmpty()
        ? Optional.of("application/json")
        : config.contentType();
  }

  private String query() {
    String written = config.url().getRawQuery();
    String query = written == null ? "" : "?" + written;
    if (config.queryName().isEmpty()) {
      return query;
    }
    String mark = written == null ? "?" : "&";
    String name = encoded(config.queryName().get());
    return query + mark + name + "=" + encoded(reveal(config.queryValue()));
  }

  private String basic(String username) {
    byte[] pair = (username + ":" + reveal(config.password())).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  private static String reveal(Optional<Secret> secret) {
    return secret.orElseThrow().reveal();
  }

  private static void checkBoth(
      String nameSetting, Optional<String> name, String valueSetting, Optional<Secret> value) {
    if (name.isPresent() != value.isPresent()) {
      throw new IllegalArgumentException(
          name.isPresent()
              ? "%s: needs %s, which is missing".formatted(nameSetting, valueSetting)
              : "%s: needs %s, which is missing".formatted(valueSetting, nameSetting));
    }
  }

  private static void checkHeader(String name, boolean basic) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "header-name: not a header name such as Authorization; put the value into header-value");
    }
    if (RESERVED.contains(lowerCase)) {
      throw new IllegalArgumentException(
          "header-name: '%s' is set automatically and cannot carry credentials".formatted(name));
    }
    if (basic && lowerCase.equals(BASIC_HEADER)) {
      throw new IllegalArgumentException(
          "header-name: username and password already set the header Authorization;"
              + " use one or the other");
    }
  }

  private static void checkUsername(String username) {
    if (username.isBlank() || username.contains(":")) {
      throw new IllegalArgumentException(
          "username: '%s' is blank or contains a colon, which HTTP Basic does not allow"
              .formatted(username));
    }
  }
}
