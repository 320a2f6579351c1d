package dev.saldo.feign;

import dev.saldo.spi.BalanceException;
import java.util.Optional;

/**
 * The part of a vendor's answers that says whether it did what was asked. Some vendors say it in
 * the body of a 200, some in the body of an error, some in both; a record that implements this is
 * read from every body, whatever the status, before anything else is. A body that is no envelope is
 * judged by its status alone.
 */
public interface AnswerEnvelope {

  /**
   * Returns why the vendor refused, or empty if it did not or if its HTTP status says it better.
   *
   * @param httpStatus the status the envelope came with, such as 200
   */
  Optional<BalanceException> refusal(int httpStatus);
}
