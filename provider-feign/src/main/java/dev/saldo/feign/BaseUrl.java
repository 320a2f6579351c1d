package dev.saldo.feign;

import java.net.URI;

final class BaseUrl {

  private static final String SETTING = "base-url";

  private BaseUrl() {}

  /** Validates the URL and returns it without a trailing slash. */
  static String checked(URI baseUrl, boolean allowPlainHttp) {
    String shown = VendorUrlCheck.checked(SETTING, baseUrl, allowPlainHttp);
    if (baseUrl.getRawQuery() != null) {
      throw VendorUrlCheck.refused(SETTING, shown, "expected no query and no fragment");
    }
    return shown.replaceFirst("/+$", "");
  }
}
