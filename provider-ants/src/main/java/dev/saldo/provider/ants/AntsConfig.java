package dev.saldo.provider.ants;

import dev.saldo.spi.Balance;
import dev.saldo.spi.Secret;
import dev.saldo.spi.Setting;
import java.net.URI;

/**
 * The settings of an Ants account.
 *
 * @param username the user of the API, without a colon
 * @param password the password of that user
 * @param baseUrl where the API is
 * @param creditMeans what the credits of the answer count
 * @param allowPlainHttp whether http may leave the machine
 */
public record AntsConfig(
    @Setting("The user of the API") String username,
    @Setting("The password of that user") Secret password,
    @Setting(value = "Where the API is", defaultValue = DEFAULT_BASE_URL) URI baseUrl,
    @Setting(
            value = "What the credits of the account count: remaining or used",
            defaultValue = "remaining")
        CreditMeans creditMeans,
    @Setting(value = "Whether plain http may be used beyond this machine", defaultValue = "false")
        boolean allowPlainHttp) {

  private static final String DEFAULT_BASE_URL = "https://api-service.ants.co.th";

  /**
   * What the credits of an account count. The vendor's guide speaks of remaining credits for both
   * types of account; an account that is seen to count upwards can be told so here.
   */
  public enum CreditMeans {
    /** What is left: falls with use. */
    REMAINING(Balance.Meaning.REMAINING),
    /** What was used: grows with use. */
    USED(Balance.Meaning.SPENT);

    private final Balance.Meaning meaning;

    CreditMeans(Balance.Meaning meaning) {
      this.meaning = meaning;
    }

    Balance.Meaning means() {
      return meaning;
    }
  }

  /** Creates the settings of an account at the vendor's own place. */
  public AntsConfig(String username, Secret password) {
    this(username, password, URI.create(DEFAULT_BASE_URL), CreditMeans.REMAINING, false);
  }

  /** Returns these settings for another place. */
  public AntsConfig withBaseUrl(URI url) {
    return new AntsConfig(username, password, url, creditMeans, allowPlainHttp);
  }
}
