package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.format.json.JsonDocumentSchemas;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says exactly what documents look like. */
@Command(name = "schema", description = "Print the JSON Schema of a document, or list them.")
final class SchemaCommand implements Callable<Integer> {

  private final ProcessEnvironment surroundings;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The document; none to list them.")
  @Nullable String name;

  @Inject
  SchemaCommand(ProcessEnvironment surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String asked = name;
    if (asked == null) {
      JsonDocumentSchemas.names().forEach(surroundings.out()::println);
      return ProcessExitCode.DONE;
    }
    String text =
        JsonDocumentSchemas.find(asked)
            .orElseThrow(
                () ->
                    new CommandUsageException(
                        "no schema '"
                            + asked
                            + "'"
                            + NameSuggestions.hint(asked, JsonDocumentSchemas.names())));
    surroundings.out().print(text);
    return ProcessExitCode.DONE;
  }
}
