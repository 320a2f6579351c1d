package dev.saldo.app.cli.web;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.history.HistoryException;
import dev.saldo.web.ServiceApi;
import dev.saldo.web.ServiceApi.Answer;
import dev.saldo.web.ServiceApi.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a service through its API. */
@Command(
    name = "api",
    description = "Ask the running service through its API and print the answer.",
    footer = {
      "",
      "The service that holds the history of saldo.yaml is asked over its socket, which needs"
          + " neither a token nor 'web' in saldo.yaml. With --url another one is asked over HTTP.",
      "",
      "Examples:",
      "  saldo api GET /balances",
      "  saldo api GET /usage -f from=-7d -f by=day",
      "  saldo api GET /polls -f limit=500 --paginate",
      "  saldo api POST /accounts/otp-ghana/poll",
      "  saldo api POST /check -f 'accounts[]=otp-ghana' -f need=12000",
      "  saldo api POST /samples --input samples.csv",
      "  saldo api GET /health --url https://saldo.example --token-file web.token"
    })
public final class ApiCommand implements Callable<Integer> {

  private static final String PREFIX = "/api/";
  private static final String VERSION = "/api/v1";
  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final Set<Integer> WRONG_USAGE = Set.of(400, 404, 405, 409, 413, 415);
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

  private final ProcessEnvironment environment;
  private final CommandHost host;

  @Parameters(
      index = "0..1",
      arity = "1..2",
      paramLabel = "[METHOD] PATH",
      hideParamSyntax = true,
      description = "GET, the default, or POST · path, with or without /api/v1")
  List<String> words = List.of();

  @Option(
      names = {"-f", "--field"},
      paramLabel = "NAME=VALUE",
      description =
          "Parameter of a GET, member of the JSON body of a POST; NAME[]=VALUE adds to a list")
  List<String> fields = List.of();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "File with the body of a POST; - for standard input")
  @Nullable String input;

  @Option(names = "--paginate", description = "Follow the links to further pages; print all")
  boolean paginate;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the service; default: its socket next to the history")
  @Nullable String url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the token for --url; default: the variable SALDO_TOKEN")
  @Nullable Path token;

  @Inject
  ApiCommand(ProcessEnvironment environment, CommandHost host) {
    this.environment = environment;
    this.host = host;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Request request = request();
    if (url == null && host.api().isEmpty()) {
      throw new HistoryException(
          "no service holds the history; start 'saldo serve', or name one with --url");
    }
    while (true) {
      Answer answer = ask(request);
      if (answer.problem().isPresent()) {
        String problem = answer.problem().get();
        environment.err().printf("saldo: %s (status %d)%n", problem, answer.status());
        return exitCode(answer.status(), problem);
      }
      print(answer.body());
      Optional<Request> next = answer.link().flatMap(ApiCommand::next).filter(link -> paginate);
      if (next.isEmpty()) {
        return ProcessExitCode.DONE;
      }
      request = next.get();
    }
  }

  private Answer ask(Request request) throws IOException, InterruptedException {
    return url == null
        ? host.api().orElseThrow().answer(request)
        : RemoteServiceApi.of(url, token()).answer(request);
  }

  private Request request() throws IOException {
    String method = words.size() == 2 ? words.getFirst() : "GET";
    String path = words.getLast();
    if (!METHODS.contains(method)) {
      throw new CommandUsageException("the method is GET or POST, not '" + method + "'");
    }
    if (!path.startsWith("/")) {
      throw new CommandUsageException("'%s' is not a path such as /balances".formatted(path));
    }
    String[] parts = (path.startsWith(PREFIX) ? path : VERSION + path).split("\\?", 2);
    String query = parts.length == 2 ? parts[1] : "";
    ApiRequestFields given = ApiRequestFields.parse(fields);
    if (method.equals("POST")) {
      if (input != null && !fields.isEmpty()) {
        throw new CommandUsageException("--field and --input exclude each other; give one of them");
      }
      byte[] body = input == null ? given.json() : read(input);
      return new Request(method, parts[0], query, body);
    }
    if (input != null) {
      throw new CommandUsageException("--input is for POST");
    }
    return new Request(method, parts[0], given.addTo(query), new byte[0]);
  }

  private byte[] read(String file) throws IOException {
    if (file.equals("-")) {
      return environment.in().readAllBytes();
    }
    try {
      return Files.readAllBytes(host.files().obtain(file, environment.directory().resolve(file)));
    } catch (NoSuchFileException e) {
      throw new CommandUsageException("no such file: " + file);
    }
  }

  private Optional<String> token() throws IOException {
    Path file = token;
    return file == null
        ? environment.variable("SALDO_TOKEN")
        : Optional.of(new String(read(file.toString()), StandardCharsets.UTF_8));
  }

  private static Optional<Request> next(String link) {
    Matcher matcher = NEXT.matcher(link);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String[] parts = matcher.group(1).split("\\?", 2);
    return Optional.of(
        new Request("GET", parts[0], parts.length == 2 ? parts[1] : "", new byte[0]));
  }

  private void print(byte[] body) {
    environment.out().write(body, 0, body.length);
    if (body.length > 0 && body[body.length - 1] != '\n') {
      environment.out().print('\n');
    }
    environment.out().flush();
  }

  private static int exitCode(int status, String problem) {
    if (problem.startsWith(ServiceApi.WRONG_CONFIGURATION)) {
      return ProcessExitCode.WRONG_CONFIGURATION;
    }
    return WRONG_USAGE.contains(status) ? ProcessExitCode.WRONG_USAGE : ProcessExitCode.FAULT;
  }
}
