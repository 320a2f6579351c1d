package dev.saldo.app.demo;

/** Is told how far the demo's history has come. */
@FunctionalInterface
public interface DemoProgressListener {

  /** So many hours out of so many have been read. */
  void reached(int done, int total);
}
