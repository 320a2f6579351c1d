package dev.saldo.app.cli.session;

import com.google.inject.Inject;
import dev.saldo.app.format.text.TerminalStyle;
import java.io.InputStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows the progress, the speed and the remaining time of reading a file, on a terminal only. */
public final class FileReadingProgress {

  private static final int MEBIBYTE = 1 << 20;
  private static final int UPDATE_MILLIS = 200;

  private final ProcessEnvironment environment;
  private final TerminalCapabilities terminal;

  @Inject
  FileReadingProgress(ProcessEnvironment environment, TerminalCapabilities terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  /** Returns the bytes with a progress bar, which ends when they are closed. */
  public InputStream watch(InputStream bytes, long size) {
    if (!environment.errIsTerminal()) {
      return bytes;
    }
    TerminalStyle style = terminal.style();
    return ProgressBar.wrap(
        bytes,
        new ProgressBarBuilder()
            .setTaskName("importing")
            .setInitialMax(size)
            .setUnit(" MiB", MEBIBYTE)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(style.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(environment.err(), style.width() - 1)));
  }
}
