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

/** Prints JSON Schemas. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of a document, or list all documents.")
final class SchemaCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Document; default: list all")
  @Nullable String name;

  @Inject
  SchemaCommand(ProcessEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    String document = name;
    if (document == null) {
      JsonDocumentSchemas.names().forEach(environment.out()::println);
      return ProcessExitCode.DONE;
    }
    String text =
        JsonDocumentSchemas.find(document)
            .orElseThrow(
                () ->
                    new CommandUsageException(
                        "unknown schema '"
                            + document
                            + "'"
                            + NameSuggestions.hint(document, JsonDocumentSchemas.names())));
    environment.out().print(text);
    return ProcessExitCode.DONE;
  }
}
