package dev.saldo.app.cli;

import com.google.inject.Injector;
import com.google.inject.Key;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates the commands with Guice and everything else with picocli. */
final class GuiceCommandFactory implements IFactory {

  private final Injector injector;
  private final IFactory picocli = CommandLine.defaultFactory();

  GuiceCommandFactory(Injector injector) {
    this.injector = injector;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return injector.getExistingBinding(Key.get(type)) == null
        ? picocli.create(type)
        : injector.getInstance(type);
  }
}
