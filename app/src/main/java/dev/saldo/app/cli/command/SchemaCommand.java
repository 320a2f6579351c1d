package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.Choices;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.Surroundings;
import dev.saldo.app.format.json.Schemas;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says exactly what documents look like. */
@Command(name = "schema", description = "Print the JSON Schema of a document, or list them.")
final class SchemaCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The document; none to list them.")
  @Nullable String name;

  @Inject
  SchemaCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String asked = name;
    if (asked == null) {
      Schemas.names().forEach(surroundings.out()::println);
      return ExitCode.DONE;
    }
    String text =
        Schemas.find(asked)
            .orElseThrow(
                () ->
                    new UsageFault(
                        "no schema '" + asked + "'" + Choices.hint(asked, Schemas.names())));
    surroundings.out().print(text);
    return ExitCode.DONE;
  }
}
