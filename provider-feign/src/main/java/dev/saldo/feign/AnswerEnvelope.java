package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import java.util.Optional;

/**
 * The part of a vendor's answers that states success or failure. Some vendors state it in the body
 * of a 200, some in the body of an error, some in both. A record that implements this is read from
 * every body, whatever the status, before anything else. If the body of an error has no envelope,
 * the status alone decides.
 */
public interface AnswerEnvelope {

  /**
   * Returns the failure that the envelope states, or empty if it states success or the HTTP status
   * says more.
   *
   * @param httpStatus the HTTP status of the answer, such as 200
   */
  Optional<BalanceException> refusal(int httpStatus);
}
