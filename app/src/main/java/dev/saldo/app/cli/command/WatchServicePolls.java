package dev.saldo.app.cli.command;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.session.ServicePolls;
import dev.saldo.app.serve.ServiceLog;
import dev.saldo.app.serve.WatchService;
import dev.saldo.history.PollResult;
import dev.saldo.history.RefusedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The polls that other processes ask a service for.
 *
 * @param service the service
 * @param log receives what could not be recorded
 */
record WatchServicePolls(WatchService service, ServiceLog log) implements ServicePolls {

  @Override
  public ProviderRegistry providers() {
    return service.providers();
  }

  @Override
  public Outcome poll(Set<String> accounts, boolean record, Consumer<PollResult> each)
      throws InterruptedException {
    List<PollResult> results = new ArrayList<>();
    List<RefusedResult> refused =
        service.poll(
            accounts,
            record,
            result -> {
              results.add(result);
              each.accept(result);
            });
    refused.forEach(
        result ->
            log.error(
                "refused",
                "%s: not recorded: %s"
                    .formatted(result.result().account().name(), result.reason())));
    return new Outcome(results, refused.isEmpty());
  }
}
