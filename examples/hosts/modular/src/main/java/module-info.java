/**
 * A host on the module path. Saldo's modules are automatic and do not name the modules that they
 * use, so the host is started with {@code --add-modules ALL-MODULE-PATH}.
 */
module example.modular {
  requires example.host;
  requires dev.saldo.core;
  requires dev.saldo.history.jooq;
  requires com.h2database;
  requires java.naming;
  requires java.net.http;
  requires java.sql;
  requires jdk.httpserver;
}
