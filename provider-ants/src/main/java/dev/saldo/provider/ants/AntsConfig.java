package dev.saldo.provider.ants;

import dev.saldo.spi.Balance;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of an Ants account.
 *
 * @param username the API user, without a colon
 * @param password the password of that user
 * @param baseUrl the base URL of the API
 * @param creditMeans whether the stated credits are remaining or used
 * @param allowPlainHttp whether plain http to other machines is allowed
 */
public record AntsConfig(
    @Setting("API user") String username,
    @Setting("Password of the API user") Secret password,
    @Setting(value = "Base URL of the API", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(value = "Meaning of the stated credits: remaining or used", defaultValue = "remaining")
        CreditMeans creditMeans,
    @Setting(value = "Allow plain http to other machines", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://api-service.ants.co.th";

  /**
   * The meaning of the credits that the vendor states. Its guide says remaining credits for both
   * types of account; use {@link #USED} for an account whose number is seen to grow.
   */
  public enum CreditMeans {
    /** The credits left; the number falls with use. */
    REMAINING(Balance.Meaning.REMAINING),
    /** The credits used; the number grows with use. */
    USED(Balance.Meaning.SPENT);

    private final Balance.Meaning meaning;

    CreditMeans(Balance.Meaning meaning) {
      this.meaning = meaning;
    }

    Balance.Meaning meaning() {
      return meaning;
    }
  }

  /** Creates the settings of an account at the vendor's own URL. */
  public AntsConfig(String username, Secret password) {
    this(username, password, URI.create(DEFAULT_BASE_URL), CreditMeans.REMAINING, false);
  }

  /** Returns a copy with another base URL. */
  public AntsConfig withBaseUrl(URI url) {
    return new AntsConfig(username, password, url, creditMeans, allowPlainHttp);
  }
}
