package dev.saldo.app.cli.option;

import dev.saldo.account.Account;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.exchange.ObservedTimeFormat;
import dev.saldo.app.exchange.SampleCsvColumn;
import dev.saldo.app.exchange.SampleCsvDialect;
import dev.saldo.app.exchange.SampleCsvDialect.Separator;
import dev.saldo.app.exchange.SampleCsvLayout;
import dev.saldo.spi.BalanceUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the layout of a CSV file with samples. */
public final class SampleCsvOptions {

  @Option(
      names = "--separator",
      paramLabel = "NAME",
      converter = ColumnSeparatorParser.class,
      description = "Column separator: comma, semicolon or tab, or the character; default: comma")
  Separator separator = Separator.COMMA;

  @Option(
      names = "--decimal-comma",
      description = "Read a comma in an amount as the decimal mark, as in 100,50")
  boolean decimalComma;

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      split = ",",
      description =
          "Column names of a file from another tool, such as observed_at=Time,amount=Balance; other columns are ignored")
  List<String> map = List.of();

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "Account of all samples in the file")
  @Nullable String account;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Provider of all samples; default: that of the account in the configuration")
  @Nullable String provider;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "Bucket of all samples; default with --map or --account: main")
  @Nullable String bucket;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description =
          "Unit of all samples: a currency such as EUR, or KIND:CODE such as messages:sms")
  @Nullable String unit;

  @Option(
      names = "--date-format",
      paramLabel = "FORMAT",
      description =
          "Form of local times, such as 'dd/mm/yyyy hh:mm'; or epoch-seconds or epoch-millis;"
              + " default: instants such as 2026-11-21T20:15:00Z")
  @Nullable String dateFormat;

  @Mixin ZoneOption zone = new ZoneOption();

  /** Returns the layout that the options describe. */
  public SampleCsvLayout layout(ConfiguredWorkspace workspace) {
    return new SampleCsvLayout(
        new SampleCsvDialect(separator, decimalComma),
        usage("--map ", () -> SampleCsvLayout.parseColumns(map)),
        constants(),
        times(workspace),
        workspace.accounts().stream().collect(Collectors.toMap(Account::name, Account::provider)));
  }

  private ObservedTimeFormat times(ConfiguredWorkspace workspace) {
    String form = dateFormat;
    if (form != null) {
      return usage("--date-format ", () -> ObservedTimeFormat.of(form, zone.zone(workspace)));
    }
    return zone.isGiven()
        ? ObservedTimeFormat.of(zone.zone(workspace))
        : ObservedTimeFormat.INSTANTS;
  }

  private Map<SampleCsvColumn, String> constants() {
    Map<SampleCsvColumn, String> constants = new EnumMap<>(SampleCsvColumn.class);
    put(constants, SampleCsvColumn.ACCOUNT, account);
    put(constants, SampleCsvColumn.PROVIDER, provider);
    put(constants, SampleCsvColumn.BUCKET, bucket);
    String stated = unit;
    if (stated != null) {
      BalanceUnit parsed = usage("--unit ", () -> SampleCsvLayout.parseUnit(stated));
      put(constants, SampleCsvColumn.UNIT_KIND, parsed.kind().name().toLowerCase(Locale.ROOT));
      put(constants, SampleCsvColumn.UNIT_CODE, parsed.code());
    }
    return constants;
  }

  private static void put(
      Map<SampleCsvColumn, String> constants, SampleCsvColumn column, @Nullable String value) {
    if (value != null) {
      constants.put(column, value);
    }
  }

  private static <T> T usage(String option, Supplier<T> parsed) {
    try {
      return parsed.get();
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(option + e.getMessage());
    }
  }
}
