package dev.saldo.watch;

import dev.saldo.history.PollResult;
import dev.saldo.schedule.PollClaim;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The result of a poll on its way into the history.
 *
 * @param claim the claim under which it was made; null if a person asked for it
 * @param recorded completes once it is recorded, or with the reason why it was refused
 */
record ReadingInClaim(
    @Nullable PollClaim claim, PollResult result, CompletableFuture<Optional<String>> recorded) {

  static ReadingInClaim of(@Nullable PollClaim claim, PollResult result) {
    return new ReadingInClaim(claim, result, new CompletableFuture<>());
  }
}
