package dev.saldo.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.architecture.ProductClasses;
import dev.saldo.architecture.SharedRules;

/** The packages that the benchmarks may depend on; from the app only the CSV reader. */
@AnalyzeClasses(packages = "dev.saldo.benchmarks", importOptions = ProductClasses.class)
final class BenchmarksArchitectureTest {

  @ArchTest static final ArchTests SHARED = ArchTests.in(SharedRules.class);

  @ArchTest
  static final ArchRule benchmarksDependOnlyOnWhatTheyMeasure =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.saldo.benchmarks..",
              "dev.saldo.spi..",
              "dev.saldo.account..",
              "dev.saldo.poll..",
              "dev.saldo.history",
              "dev.saldo.history.jooq",
              "dev.saldo.usage..",
              "dev.saldo.event..",
              "dev.saldo.runway..",
              "dev.saldo.report..",
              "dev.saldo.schedule..",
              "dev.saldo.alert..",
              "dev.saldo.channel..",
              "dev.saldo.watch..",
              "dev.saldo.app.exchange",
              "io.zonky.test.db.postgres.embedded..",
              "org.openjdk.jmh..",
              "picocli..",
              "org.jspecify.annotations..",
              "java..",
              "javax.sql..",
              "com.sun.management",
              "com.sun.net.httpserver");
}
