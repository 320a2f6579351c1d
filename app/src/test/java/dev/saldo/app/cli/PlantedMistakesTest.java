package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.app.cli.CommandRun.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes that users make: each gives one line that says what, where and what to do. */
final class PlantedMistakesTest {

  private static final String ACCOUNT =
      "accounts: [{name: a, provider: ants, settings: {username: u, password: '${env:P}'}}]\n";

  /** Words of the program that a user cannot know. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b[A-Z]\\w+(Exception|Error)\\b|\\b(java|dev\\.saldo|picocli)\\.\\w");

  /**
   * A mistake.
   *
   * @param config the configuration; the usual one if empty
   * @param exit the expected exit code
   * @param said parts of the line
   */
  private record Mistake(String config, String command, int exit, String... said) {}

  private static final List<Mistake> IN_THE_FILE =
      List.of(
          wrong("acounts: []", "unknown key 'acounts'", "did you mean 'accounts'?"),
          wrong("accounts: []\naccounts: []", "yaml:2: duplicate key 'accounts'"),
          wrong("\taccounts: []", "yaml:1: is not YAML", "Do not use"),
          wrong("accounts:\n  - name: a\n   provider: x", "yaml:3: ", "align the keys"),
          wrong("accounts: [", "is not YAML"),
          wrong("accounts: [{name: a, provider: ${env:P}}]", "must be in quotes, as in "),
          new Mistake(
              "history: {url: 'jdbc:mysql:x'}\n", "poll --dry-run", 4, "such as jdbc:h2:file:"),
          wrong("- a", "expected 'key: value' lines"),
          wrong("time-zone: Mars", "'Mars' is not a time zone such as Africa/Accra"),
          wrong("time-zone: europe/berlin", "did you mean 'Europe/Berlin'?"),
          wrong("history: {url: 'jdbc:mysql:x'}", "history.url: ", "such as jdbc:h2:file:"),
          wrong("history: {url: 'jdbc:h2:file:./no/h'}", "history.url: ", "create it or correct"),
          wrong("alerts: [{name: x, when: {runway-bellow: 3d}}]", "did you mean 'runway-below'?"),
          wrong("alerts: [{name: x, when: {runway-below: 3x}}]", "alerts.x.when"),
          wrong("web: {listen: here}", "web.listen"),
          wrong("rates: {ants: often}", "rates"),
          wrong("defaults: {every: soon}", "defaults.every", "such as 15s"),
          strict(
              "name: 'A b', provider: ants, settings: {username: u, password: '${env:P}'}",
              "is not an account name",
              "e.g. otp-ghana"),
          strict("name: a, provider: antz", "accounts.a.provider: ", "did you mean 'ants'?"),
          strict("name: a", "'provider' is missing"),
          strict(
              "colour: red, settings: {username: u, password: '${env:P}'}",
              "unknown key 'colour'; choices: "),
          strict("settings: {username: u}", "settings: 'password' is missing"),
          strict("settings: {username: u, password: '${env:NOPE}'}", "NOPE is not set; set it"),
          strict("settings: {username: u, password: '${file:/no/x}'}", "does not exist; create it"),
          strict("settings: {username: u, password: '${file:/}'}", "is a folder; name a file"),
          strict("settings: {username: u, password: '${env:P}', x: y}", "unknown key 'x'"),
          strict(
              "settings: {username: u, password: '${env:P}', base-url: 'http://x.example'}",
              "use https, or set allow-plain-http"),
          strict(
              "settings: {username: u, password: '${env:P}', credit-means: usd}", "is not one of "),
          strict(
              "every: 5s, settings: {username: u, password: '${env:P}'}", "at least 60s, not 5s"));

  private static final List<Mistake> IN_THE_COMMAND =
      List.of(
          usage("staus", "unknown command 'staus'; did you mean 'status'?"),
          usage("status nobody", "no account 'nobody' in saldo.yaml; choices: a"),
          usage("status z*", "no account matches 'z*'"),
          usage("status --provider antz", "no account of provider 'antz'", "did you mean 'ants'?"),
          usage("status --provder ants", "unknown option '--provder'; did you mean '--provider'?"),
          usage("status -o jsn", "unknown output format 'jsn'; did you mean 'json'?"),
          usage("status --out r.doc", "unknown output format 'doc'; choices: csv"),
          usage("status --out report", "--out 'report' has no extension", "report.csv"),
          usage("status --out no/such/r.csv", "no such folder for --out: "),
          usage("status --columns acount", "no column 'acount'; did you mean 'account'?"),
          usage("status --sort acount", "no column 'acount'; did you mean 'account'?"),
          usage("status --limit 0", "--limit must be 1 or more, not 0"),
          usage("status --limit few", "--limit 'few' is not a whole number"),
          usage("status --jq .rows[", "--jq '.rows[' is not an expression of jq"),
          usage("status --template {{acount}}", "no field 'acount'; choices: "),
          usage("status --color sometimes", "unknown --color 'sometimes'; choices: always"),
          usage("status --wait soon", "--wait 'soon' is not a duration such as 30s"),
          usage("usage --by fortnight", "unknown step 'fortnight'; choices: day"),
          usage("usage --from tomorow", "--from 'tomorow' is not a time; write now"),
          usage("usage --to -1m", "--to '-1m' is ambiguous; write min"),
          usage("usage --from now --to -1d", "--from now is not before --to -1d"),
          usage("usage --from 1900-01-01 --by hour", "choose a longer step or a shorter window"),
          usage("usage --zone europe/berlin", "did you mean 'Europe/Berlin'?"),
          usage("statement --month 2027-13", "--month '2027-13' is not a month such as 2026-10"),
          usage("runway --as-of never", "'never' is not a time; write now"),
          usage("runway --down-to much", "--down-to 'much' is not an amount; write 500"),
          usage("runway --plan 5000", "--plan '5000' is not TIME=AMOUNT; write 2026-12-01=5000"),
          usage("events --kind topup", "unknown --kind 'topup'; did you mean 'top-up'?"),
          usage("check --need much", "--need 'much' is not an amount; write 500"),
          usage("plan", "missing --until DATE; see 'saldo plan --help'"),
          usage("history import none.csv", "no such file: none.csv"),
          usage("history import .", "is a folder; name a CSV file"),
          usage("history import s.csv", "s.csv line 1: ", "add --separator semicolon"),
          usage("history import s.csv --separator :", "unknown --separator ':'; choices: comma"),
          usage("backup saldo-history.mv.db", "belongs to the history itself; name another file"),
          usage("backup saldo-history.id", "belongs to the history itself; name another file"),
          usage("status --out .", "--out '.' is a folder; name a file in it"),
          usage("backup no/folder/b", "no such folder: ", "/no/folder; create it or correct FILE"),
          usage("history import k.csv", "k.csv line 2: unit_kind 'coins' is not one of money"),
          usage("history export -o md", "writes only CSV; for other formats use 'saldo history'"),
          usage("help me", "no help topic 'me'; choices: "),
          usage("schema statuss", "unknown schema 'statuss'; did you mean 'status'?"),
          usage("providers describe antz", "no provider 'antz'; did you mean 'ants'?"),
          usage("providers verify nope.jar", "no such file: "),
          usage("restore nope.zip", "no such file: "),
          usage("accounts add a --provider ants", "already an account 'a'; choose another name"),
          usage("init", "already exists and was not changed; choose another --config"),
          new Mistake("", "--config . status", 4, "is a folder; name the file in it"),
          new Mistake("", "--config none.yaml status", 4, "write one with 'saldo init'"),
          new Mistake("", "--config /dev/null status", 4, "/dev/null is not a file with settings"));

  private final SoftAssertions softly = new SoftAssertions();
  private CommandRun saldo;

  private static Mistake wrong(String config, String... said) {
    return new Mistake(config + "\n", "status", 4, said);
  }

  /** Returns a mistake in an account, which is called a and uses ants unless it says more. */
  private static Mistake strict(String account, String... said) {
    String named = account.startsWith("name") ? account : "name: a, provider: ants, " + account;
    return new Mistake("accounts:\n- {" + named + "}\n", "poll --strict", 4, said);
  }

  private static Mistake usage(String command, String... said) {
    return new Mistake("", command, 2, said);
  }

  @Test
  void eachIsOneLine(@TempDir Path folder) {
    saldo = new CommandRun(folder);
    saldo.environment.put("P", "planted-secret");
    saldo.write("s.csv", "account;provider\n");
    saldo.write(
        "k.csv",
        """
        account,provider,bucket,unit_kind,unit_code,observed_at,amount
        a,ants,main,coins,THB,2026-11-01T00:00:00Z,1
        """);
    IN_THE_FILE.forEach(this::check);
    IN_THE_COMMAND.forEach(this::check);
    softly.assertAll();
    assertThat(IN_THE_FILE.size() + IN_THE_COMMAND.size()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void aVariableIsNamed(@TempDir Path folder) {
    saldo = new CommandRun(folder);
    saldo.environment.put("SALDO_ZONE", "Mars");
    saldo.environment.put("SALDO_DRY_RUN", "maybe");
    check(usage("usage", "--zone 'Mars' is not a time zone", " (SALDO_ZONE)"));
    check(usage("poll --zone UTC", "'maybe' is not true or false", "(SALDO_DRY_RUN)"));
    softly.assertAll();
    assertThat(saldo.run("usage", "--zone", "Mars").err()).doesNotContain("SALDO_");
  }

  private void check(Mistake mistake) {
    saldo.write("saldo.yaml", mistake.config().isEmpty() ? ACCOUNT : mistake.config());
    Outcome outcome = saldo.run(mistake.command().split(" "));
    String name = mistake.config() + mistake.command();
    softly.assertThat(outcome.err()).as(name).startsWith("saldo: ").contains(mistake.said());
    softly.assertThat(outcome.err()).as(name).hasLineCount(1).doesNotContainPattern(CLASS_NAME);
    softly.assertThat(outcome.out()).as(name).isEmpty();
    softly.assertThat(outcome.exit()).as(name).isEqualTo(mistake.exit());
  }
}
