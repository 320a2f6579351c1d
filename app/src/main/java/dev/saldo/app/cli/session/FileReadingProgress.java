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

  private final ProcessEnvironment surroundings;
  private final TerminalCapabilities terminal;

  @Inject
  FileReadingProgress(ProcessEnvironment surroundings, TerminalCapabilities terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Returns the bytes with a progress bar, which ends when they are closed. */
  public InputStream watch(InputStream bytes, long size) {
    if (!surroundings.errIsTerminal()) {
      return bytes;
    }
    TerminalStyle style = terminal.look();
    return ProgressBar.wrap(
        bytes,
        new ProgressBarBuilder()
            .setTaskName("importing")
            .setInitialMax(size)
            .setUnit(" MiB", MEBIBYTE)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(style.unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(surroundings.err(), style.width() - 1)));
  }
}
